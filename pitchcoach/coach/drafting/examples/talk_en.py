"""One-to-one in English: the same speakers ask first and tell little, so that the other speaks."""

from __future__ import annotations

from typing import Final

from pitchcoach.coach.drafting.audiences import Group
from pitchcoach.coach.drafting.examples.parts import Parts

TALK_EN: Final[dict[Group, Parts]] = {
    "restaurant": {
        "target": (
            "I would like to hear about your restaurant first. "
            "Which is busier, lunch or dinner? "
            "Has a machine ever stopped right in the middle of it?"
        ),
        "feature": (
            "Whom do you call when something breaks? "
            "I am Ken Ono, I repair kitchen machines, and I start by listening to them on the phone."
        ),
        "benefit": (
            "One place was told to spend three thousand dollars on an ice maker, and the repair was a "
            "hundred. "
            "What would you do with the difference?"
        ),
        "hook": (
            "Which guests would you like more of? "
            "I meet many people, and I would be glad to send some to you."
        ),
    },
    "founders": {
        "target": (
            "What made you think of starting your own business? "
            "What worries you most at the moment? "
            "Is money part of it?"
        ),
        "feature": (
            "What do you think a bank would ask you first? "
            "I am Yukari Miyake, an accountant, and I play the banker until you have heard it all."
        ),
        "benefit": (
            "A woman I worked with got her whole loan after three weeks. "
            "If you had yours, what would you do on the first day?"
        ),
        "hook": (
            "Where could I be of use to you? "
            "And who would be your perfect first customer? "
            "I will keep my eyes open."
        ),
    },
    "manufacturing": {
        "target": (
            "What does your factory make? "
            "Who knows the work best? "
            "And what happens on the days when that person is away?"
        ),
        "feature": (
            "How do you teach it to somebody new? "
            "I am Makoto Matsui. "
            "I was a lathe operator, and I film the hands, three minutes at most."
        ),
        "benefit": (
            "At a screw factory, three months of practice became five weeks. "
            "If your best people had that time, what would you give them to do?"
        ),
        "hook": (
            "May I come and see it one day? And tell me which companies you want to meet. I may know one."
        ),
    },
    "parents": {
        "target": ("How old are your children? Do they like to run about? And do their shoes stay on?"),
        "feature": (
            "What do you look at when you buy shoes? "
            "I am Ayumi Mori. "
            "I sell nothing but children's shoes, and I measure before anything else."
        ),
        "benefit": (
            "A boy of three walked to the park by himself the day he got the right pair. "
            "What would you do with both hands free?"
        ),
        "hook": (
            "Is there anything else on your mind about the children? "
            "I know a few good people, and I am happy to introduce you."
        ),
    },
    "care": {
        "target": (
            "How far away do your parents live? Do they still go out? Who cuts their hair these days?"
        ),
        "feature": (
            "What did your father look like when he was young? "
            "I am Takashi Saeki, a barber who comes to the house, and I begin with an old photo."
        ),
        "benefit": (
            "A man of eighty-two shaved for the first time in half a year, and went to see his grandson. "
            "Where would your parents go?"
        ),
        "hook": (
            "What do you need most help with at the moment? "
            "It need not be hair. "
            "I know three people whom I would trust."
        ),
    },
    "it": {
        "target": (
            "What are you building at the moment? "
            "Do you write to customers abroad? "
            "How long does one email take you?"
        ),
        "feature": (
            "Where do you hesitate? "
            "I am Eri Harada. "
            "I was a programmer for ten years, and now I edit technical English for engineers."
        ),
        "benefit": (
            "A company in Fukuoka went from six hours a week to one. What would you build with five hours?"
        ),
        "hook": (
            "Would you show me the email that cost you most? "
            "And tell me whom you are looking for. "
            "I will ask around."
        ),
    },
    "law": {
        "target": (
            "What do people come to you for most often? "
            "How many years of paper are in your office? "
            "Do you ever look for one sheet and lose the morning?"
        ),
        "feature": (
            "What has kept you from clearing it out? "
            "I am Mari Okamoto, I scan the files of law offices, and nothing leaves the room."
        ),
        "benefit": (
            "A tax lawyer went from six shelves to one in two days. What would you do with that wall?"
        ),
        "hook": ("Which clients would you like more of? When I meet one, I will send them to you."),
    },
    "beauty": {
        "target": (
            "How long have you had the salon? How do new clients find you? And who takes your pictures?"
        ),
        "feature": (
            "Which of your cuts are you proudest of? "
            "I am Ryo Kawaguchi. "
            "I used to cut hair, and now I photograph it, by the window, with your own clients."
        ),
        "benefit": (
            "A salon in Kobe went from eight new bookings a month to twenty-one. "
            "Who would you like to see in your chair?"
        ),
        "hook": (
            "May I look at your page with you? "
            "I will tell you one thing to change. "
            "And who should I send to you?"
        ),
    },
    "construction": {
        "target": (
            "What are you working on at the moment? "
            "How long do you sit over paper when you get home? "
            "Which part do you hate most?"
        ),
        "feature": (
            "How do you write an invoice today? "
            "I am Megumi Takagi, and I turn photos and a voice message into one by the next morning."
        ),
        "benefit": ("A plumber got eight hours a week back. What would you do with eight hours?"),
        "hook": (
            "Is there a job you have not billed yet? "
            "Let me write that one. "
            "And what kind of work would you like more of?"
        ),
    },
    "education": {
        "target": (
            "Which age do you teach? "
            "How many hours a day do you talk? "
            "And what is your voice like on Friday afternoon?"
        ),
        "feature": (
            "When do you have to be loudest? "
            "I am Kaori Nishi. "
            "I taught science, and now I am a voice coach, for one sentence at a time."
        ),
        "benefit": (
            "A teacher who took medicine every week got through the term after three lessons. "
            "What would you do with a voice that lasts?"
        ),
        "hook": (
            "Would you record five minutes for me? "
            "I will tell you what I hear. "
            "And whom would you like to meet here?"
        ),
    },
    "retail": {
        "target": ("What do you sell most of? Who packs it? Has a box ever been the problem?"),
        "feature": (
            "How did you choose the box you use now? "
            "I am Jun Onishi, I make boxes, one at a time, and I can fold one while we talk."
        ),
        "benefit": (
            "A pottery shop in Kyoto saves two dollars on every parcel. "
            "Over a year, what would you do with that?"
        ),
        "hook": (
            "Would you send me the thing that is hardest to pack? "
            "And tell me which customers you want more of. "
            "I will look for them."
        ),
    },
    "property": {
        "target": (
            "Where are your houses? "
            "What do people say when they come to see a flat? "
            "Have you been to the front door lately?"
        ),
        "feature": (
            "Who looks after the garden? "
            "I am Osamu Katayama, a gardener for apartment houses, and I come three times a year."
        ),
        "benefit": (
            "Two flats had been empty for a year, and both were let a month after we planted. "
            "What would you do with that rent?"
        ),
        "hook": (
            "May I send you a photo of your entrance? "
            "And is there anything else about the house I could ask around for?"
        ),
    },
    "medical": {
        "target": (
            "How many patients do you see in a day? "
            "What takes most of the time at your front desk? "
            "Do people often ask the way?"
        ),
        "feature": (
            "Are your signs as old as the clinic? "
            "I am Misaki Ogawa. "
            "I sit in waiting rooms, count where people get lost, and then I design the signs."
        ),
        "benefit": (
            "One clinic went from twenty questions a day to three. "
            "What would your receptionist do with that time?"
        ),
        "hook": (
            "May I sit in your waiting room one morning? "
            "And whom would you like to meet? "
            "I will tell them about you."
        ),
    },
    "farming": {
        "target": (
            "What do you grow? How was this year? And how much stays in the field because it is crooked?"
        ),
        "feature": (
            "What do you do with the rest today? "
            "I am Daisuke Yasuda. "
            "I dry vegetables and grind them to powder, from ten kilos on."
        ),
        "benefit": (
            "A carrot farmer made two thousand dollars from what he used to throw away. "
            "What would you plant if that worked for you?"
        ),
        "hook": (
            "When is the next harvest? "
            "Let me make you a bag of it. "
            "And tell me which shops you would like to be in. "
            "I will ask."
        ),
    },
    "owners": {
        "target": (
            "How long have you had the company? "
            "What are you working on this year? "
            "And which bill would you like to be smaller?"
        ),
        "feature": (
            "Who reads the electricity bill at your place? "
            "I am Toru Nakajima, an electrician, and I look for whatever runs at night."
        ),
        "benefit": (
            "At a printing company one timer saved three hundred dollars a month. "
            "What would you do for your people with that?"
        ),
        "hook": (
            "Would you show me one bill? "
            "And tell me which companies you would like to meet. "
            "I visit a few every week."
        ),
    },
    "freelance": {
        "target": (
            "How long have you worked for yourself? "
            "Which job do you enjoy most? "
            "And which one grew bigger than you thought?"
        ),
        "feature": (
            "What do you settle before you say yes? "
            "I am Wataru Fujita, a lawyer, and I write contracts of one page for people who work alone."
        ),
        "benefit": (
            "An illustrator went from five rounds of changes to two. What would you do with a free weekend?"
        ),
        "hook": (
            "What do you wish you had said last time? "
            "I will make one line of it. "
            "And which clients should I send to you?"
        ),
    },
    "general": {
        "target": (
            "What were you hoping for when you came tonight? "
            "What do you do? "
            "And are you the one who cooks at home?"
        ),
        "feature": (
            "Does your knife still go through a tomato? "
            "I am Hiroshi Ueda, I sharpen knives at the door, and the edge suits what you cut."
        ),
        "benefit": (
            "A knife of twenty years cut newspaper again, for nine dollars. "
            "What would you do with ten minutes more before dinner?"
        ),
        "hook": (
            "Is there something I could do for you? "
            "Tell me whom you would like to meet, and I will ask in every street."
        ),
    },
}
