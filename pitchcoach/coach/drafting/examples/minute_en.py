"""One minute in English: 130–150 words, spoken by another trade to each audience."""

from __future__ import annotations

from typing import Final

from pitchcoach.coach.drafting.audiences import Group
from pitchcoach.coach.drafting.examples.parts import Parts

MINUTE_EN: Final[dict[Group, Parts]] = {
    "restaurant": {
        "target": (
            "Saturday night, every table full, and the fridge stops. "
            "If you run a restaurant, you know it. "
            "I am Ken Ono, and I repair kitchen machines."
        ),
        "feature": (
            "I do not sell new ones. "
            "Call me, hold the phone to the machine, and let me listen. "
            "If you can fix it yourself, I tell you how, for free. "
            "If not, I come after ten at night, so you never close, and it runs before your cooks are back."
        ),
        "benefit": (
            "Last summer a grill house downtown was told to buy a new ice maker for three thousand dollars. "
            "The repair came to a hundred. "
            "They stayed open every night, and the money they saved paid for a new sign over the door."
        ),
        "hook": (
            "Which machine in your kitchen has started to sound different? "
            "Record it and send it to me tonight, and I will tell you what it is."
        ),
    },
    "founders": {
        "target": (
            "You want to leave your job and start something of your own, but you have no idea how much a "
            "bank would lend you. "
            "If that is you, let us talk. "
            "I am Yukari Miyake, an accountant for people who are just starting."
        ),
        "feature": (
            "Before you see the bank, we practise the interview. "
            "I play the banker, and I ask everything they will ask. "
            "Wherever you hesitate, we go back to the plan and repair it together. "
            "I have done this two hundred times in ten years."
        ),
        "benefit": (
            "Last month a woman who was opening a shop for children's clothes got the whole loan she asked "
            "for, after three weeks with me. "
            "She told me there was not one question she had not heard before."
        ),
        "hook": (
            "What would the bank ask you first? "
            "Tell me your idea over coffee, and I will answer as they would."
        ),
    },
    "manufacturing": {
        "target": (
            "There is one machine in your factory that only one person understands, and that person is about "
            "to retire. "
            "Does that sound familiar? "
            "I am Makoto Matsui, and I make short films for small factories."
        ),
        "feature": (
            "Cameras make people stiff, so I work beside them for half a day first. "
            "I was a lathe operator myself. "
            "I know which part of the hand to watch, and I film only that. "
            "Three minutes, and it is over."
        ),
        "benefit": (
            "At a screw factory near Osaka, a new worker used to need three months before he could run the "
            "machine alone. "
            "With twelve films it takes five weeks. "
            "The old master took his first full week of holiday in two years."
        ),
        "hook": (
            "Which job in your factory can only one person do? "
            "Tell me about one of them, and I will tell you what I would film."
        ),
    },
    "parents": {
        "target": (
            "Your child pulls off both shoes in the car, and trips on every walk. "
            "Parents, does that happen at your house? "
            "I am Ayumi Mori, and I run a shop that sells nothing but children's shoes."
        ),
        "feature": (
            "Most shops sell you shoes. "
            "I measure first. "
            "Both feet, length and width, and then the shoes your child is wearing. "
            "Three families out of ten go home without buying anything, because the old pair is good for two "
            "more months. "
            "The numbers go home with you on a card."
        ),
        "benefit": (
            "Last week I met a boy of three in shoes a whole size too big. "
            "In the right pair he walked to the park by himself that same afternoon, and his mother had both "
            "hands free for the shopping."
        ),
        "hook": (
            "When did anyone last measure those feet? "
            "I brought my gauge today, so come and try it on your own."
        ),
    },
    "care": {
        "target": (
            "Your father cannot walk to the barber any more, and it shows. "
            "If you look after somebody at home, please remember my name. "
            "I am Takashi Saeki, a barber who comes to the house."
        ),
        "feature": (
            "I cut hair in a wheelchair or in bed. "
            "Before I start, I ask for ten minutes about the old days, and for a photo, because people want "
            "to look like themselves. "
            "Everything fits into one bag, and I sweep the floor before I leave."
        ),
        "benefit": (
            "One man of eighty-two had not shaved for half a year. "
            "He looked into the mirror and said he would visit his grandson tomorrow. "
            "Now he calls me himself, once a month, and his daughter takes one day less off work."
        ),
        "hook": (
            "When did your parents last have their hair cut? "
            "Tell me the street, and I will tell you when I am near."
        ),
    },
    "it": {
        "target": (
            "Your code is done by noon, and then the whole afternoon goes into one English email to a "
            "customer abroad. "
            "Are there engineers here who know that day? "
            "I am Eri Harada, and I edit technical English."
        ),
        "feature": (
            "For ten years I was a programmer, so I notice when the sentence is fine and the facts are "
            "wrong. "
            "You get your text back within two hours, with one line for every change that says why. "
            "After the third time, you stop making that mistake."
        ),
        "benefit": (
            "A small software company in Fukuoka spent six hours a week on replies. "
            "Now it is one hour, and three of their people write without me. "
            "That cost me some work, and I am proud of it."
        ),
        "hook": (
            "Which email have you been putting off this week? "
            "Send me that one, and I will edit it for nothing."
        ),
    },
    "law": {
        "target": (
            "Half an hour a day, looking for one sheet of paper on a full shelf. "
            "Is that your law office? "
            "I am Mari Okamoto, and I put the files of small law firms in order."
        ),
        "feature": (
            "No box ever leaves your room. "
            "I bring the scanner, and you can watch every page. "
            "After eight years as a clerk in a law firm, I know what has to be kept and what can go. "
            "We choose the names of the files together, on the first day."
        ),
        "benefit": (
            "Last month a tax lawyer had six shelves, and two days later she had one. "
            "Nobody stayed late at the end of the quarter, and where the shelves were, there is now a table "
            "for clients."
        ),
        "hook": (
            "What is the oldest paper in your office? "
            "Show me a photo of the shelf afterwards, and I will guess how long it takes."
        ),
    },
    "beauty": {
        "target": (
            "Your cuts are wonderful, and your pictures are not. "
            "Is there anyone here with a salon who thinks so too? "
            "I am Ryo Kawaguchi, and I photograph hair."
        ),
        "feature": (
            "No models and no flash. "
            "I wait until one of your own clients is finished, take five minutes by the window, and she is "
            "on her way. "
            "I cut hair myself for twelve years, so I see where the light belongs, just as you do."
        ),
        "benefit": (
            "A salon with two chairs in Kobe changed twenty pictures on its page. "
            "New bookings went from eight a month to twenty-one. "
            "People point at a photo and say they want that, so every first talk is ten minutes shorter, and "
            "fewer of them go home unhappy."
        ),
        "hook": (
            "What is the first picture on your booking page? "
            "Show it to me on your phone, and I will tell you one thing to change."
        ),
    },
    "construction": {
        "target": (
            "On site all day, quotes and invoices all night, and to bed after midnight. "
            "Builders, is that your week? "
            "I am Megumi Takagi, and I do the paperwork for people who work with their hands."
        ),
        "feature": (
            "You never open a computer. "
            "Send me the photos from the site and a voice message that says what you did. "
            "By eight the next morning your invoice is ready to go out. "
            "My father was a carpenter, so you can talk the way you talk on site."
        ),
        "benefit": (
            "A plumber I work for used to spend ten hours a week on paper. "
            "Now it is two. "
            "We also found three jobs he had never billed, worth six thousand dollars. "
            "He has dinner with his children again."
        ),
        "hook": (
            "Has every job from last month been billed? "
            "Give me one of them tonight, and I will write it for you."
        ),
    },
    "education": {
        "target": (
            "It is Friday, the last lesson is over, and your voice is gone. "
            "Teachers, how often does that happen? "
            "I am Kaori Nishi, a voice coach for schools."
        ),
        "feature": (
            "We do not sing. "
            "We practise the one sentence you say all day, which is, please look this way. "
            "I taught science for eleven years, so I know what a classroom sounds like. "
            "From five minutes of a recorded lesson I can hear where your throat gets tight."
        ),
        "benefit": (
            "A teacher I met last year was taking medicine every week. "
            "After three lessons her voice lasted to the end of the term. "
            "Because she no longer shouts, the children have become quiet, and she gets ten minutes of every "
            "lesson back."
        ),
        "hook": (
            "How does your voice feel at the end of a day? Let us try something now. It takes half a minute."
        ),
    },
    "retail": {
        "target": (
            "A small cup, a big box, and a pile of paper around it. "
            "If you send things from your shop, you have packed that box. "
            "I am Jun Onishi, and I make boxes, one at a time if you like."
        ),
        "feature": (
            "Most makers start at a thousand. "
            "We kept the little old machines of my grandfather, so we can start at one. "
            "Send me three things you sell, and within a week you get a box that fits all three of them."
        ),
        "benefit": (
            "A pottery shop in Kyoto pays two dollars less for every parcel now. "
            "Six broken plates a month used to come back, and since spring not one has. "
            "Packing is faster too, so on shipping days they go home an hour earlier."
        ),
        "hook": (
            "What is the hardest thing for you to send? "
            "Tell me how big it is, and I will fold you a box before you leave."
        ),
    },
    "property": {
        "target": (
            "Two flats are empty, and nobody can tell you why. "
            "Landlords, have you looked at the weeds by your front door? "
            "I am Osamu Katayama, a gardener for apartment houses."
        ),
        "feature": (
            "I do not come every month. "
            "I come three times a year. "
            "First I take out what grows too fast, and plant what grows slowly, so that from the second year "
            "on the garden needs half the work. "
            "You get the photos from before and after on the same day."
        ),
        "benefit": (
            "One house with twelve flats had two of them empty for a year. "
            "The month after we planted, both were let. "
            "The garden cost as much as two months of rent, and the new tenant said she liked the bright "
            "entrance."
        ),
        "hook": (
            "When did you last walk up to your own front door? "
            "Give me the address, and I will take a photo on my way home."
        ),
    },
    "medical": {
        "target": (
            "How often does somebody ask your front desk where the toilet is? "
            "I am Misaki Ogawa, and I design signs for clinics."
        ),
        "feature": (
            "It is not about pretty signs. "
            "I sit in your waiting room for half a day and count where people get lost. "
            "Then I make only the signs you need, and a reader of eighty-five tells me how large the letters "
            "have to be."
        ),
        "benefit": (
            "At a clinic near the harbour, five new signs brought the questions down from twenty a day to "
            "three. "
            "The receptionist picks up the phone at once now, and patients wait eight minutes less. "
            "Nobody had to be hired, and nothing had to be rebuilt. "
            "It was done in one weekend, for less than the price of a chair."
        ),
        "hook": (
            "Where do patients get lost in your clinic? "
            "Tell me one place, and I will tell you what I would put there."
        ),
    },
    "farming": {
        "target": (
            "You grew it, and then you left it in the field because it was crooked. "
            "Farmers, how much was it last year? "
            "I am Daisuke Yasuda, and I dry vegetables and grind them to powder."
        ),
        "feature": (
            "Big plants take a ton or nothing. "
            "I take ten kilos. "
            "Bring them before eight in the morning, and the next evening you carry them home in bags, with "
            "the name of your own farm on the label. "
            "You can order a single label if you like."
        ),
        "benefit": (
            "A carrot farmer near Nara used to throw away three hundred kilos every winter. "
            "As powder at the roadside market, they brought him two thousand dollars in three months. "
            "This year he harvested every corner of the field."
        ),
        "hook": (
            "What is lying in your field right now? "
            "Tell me the vegetable, and I will work out what it is worth."
        ),
    },
    "owners": {
        "target": (
            "When did you last read your own electricity bill, line by line? "
            "If you own a company with up to twenty people, this may be worth a minute. "
            "I am Toru Nakajima, an electrician."
        ),
        "feature": (
            "I will not ask you to change your supplier. "
            "I put a small meter on your board for one week and look for whatever runs at night when nobody "
            "is there. "
            "No machine is for sale here, so sometimes the answer is that you need to do nothing at all."
        ),
        "benefit": (
            "Last autumn, at a printing company, we found a fan that had been running every night for six "
            "years. "
            "One timer for two hundred dollars stopped it, and the bill went down by three hundred a month."
        ),
        "hook": (
            "What is running in your company at two in the morning? "
            "Show me one bill, and I will tell you whether it can be less."
        ),
    },
    "freelance": {
        "target": (
            "You said yes to a small job, and by the end it was twice as big. "
            "If you work for yourself, you have been there. "
            "I am Wataru Fujita, a lawyer who writes contracts for freelancers."
        ),
        "feature": (
            "There are no long words in them. "
            "Two rounds of changes, payment within a month, all on one page. "
            "We also practise the sentence you say when you hand it over, because that is the hard part. "
            "I worked alone as a designer for six years."
        ),
        "benefit": (
            "An illustrator I helped last month now gets a hundred dollars for every extra round. "
            "Clients used to ask for five, and now they ask for two. "
            "Her weekends are free, and she has not lost a single client."
        ),
        "hook": (
            "What do you wish you had said before your last job? "
            "Tell me the story, and I will turn it into one line."
        ),
    },
    "general": {
        "target": (
            "You try to slice a tomato, and you crush it. "
            "Is there a knife like that in your kitchen? "
            "I am Hiroshi Ueda, and I go from house to house and sharpen knives."
        ),
        "feature": (
            "I take nothing away with me. "
            "I sit down at your door, and a knife takes a quarter of an hour. "
            "Before I begin, I ask which three things you cut most, because bread and fish want a different "
            "edge. "
            "I come through each street once a month, so you know when I am back."
        ),
        "benefit": (
            "Last week a knife that was twenty years old went through a sheet of newspaper without a sound. "
            "A new one would have cost a hundred dollars, and this was nine. "
            "She called me because dinner was ready ten minutes early."
        ),
        "hook": ("When was yours last sharpened? I brought one with me, so come and try it on paper."),
    },
}
