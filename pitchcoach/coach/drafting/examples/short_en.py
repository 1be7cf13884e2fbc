"""Thirty seconds in English: the same speakers with half the words."""

from __future__ import annotations

from typing import Final

from pitchcoach.coach.drafting.audiences import Group
from pitchcoach.coach.drafting.examples.parts import Parts

SHORT_EN: Final[dict[Group, Parts]] = {
    "restaurant": {
        "target": (
            "What do you do when the fridge stops on Saturday night? "
            "I am Ken Ono, and I repair kitchen machines for restaurants."
        ),
        "feature": ("I sell nothing new. I come after ten at night, and it runs before your cooks are back."),
        "benefit": "One grill house paid a hundred dollars instead of three thousand for an ice maker.",
        "hook": ("Which machine sounds different? Record it, and I will tell you why."),
    },
    "founders": {
        "target": (
            "You want to start your own business, and you do not know what a bank would lend you. "
            "I am Yukari Miyake, an accountant."
        ),
        "feature": ("I play the banker, and we practise the interview. I have done it two hundred times."),
        "benefit": "Last month a woman who opened a clothes shop got her whole loan after three weeks.",
        "hook": "Who do you know that is thinking of leaving a job?",
    },
    "manufacturing": {
        "target": (
            "In your factory, one machine stops when one person is ill. "
            "I am Makoto Matsui, and I film how that person works."
        ),
        "feature": ("I was a lathe operator. I film only the hands, three minutes at most."),
        "benefit": (
            "At a screw factory, new workers needed three months on that machine. Now it is five weeks."
        ),
        "hook": ("Which job can only one person do at your place? Tell me about it."),
    },
    "parents": {
        "target": (
            "Does your child pull off both shoes in the car? "
            "I am Ayumi Mori, and my shop sells only children's shoes."
        ),
        "feature": (
            "I measure first, both feet. If the old pair still fits, I send you home without a new one."
        ),
        "benefit": "Last week a boy of three changed his shoes and walked to the park by himself.",
        "hook": ("When did anyone last measure those feet? I have my gauge here."),
    },
    "care": {
        "target": (
            "Your father cannot walk to the barber any more. "
            "I am Takashi Saeki, a barber who comes to the house."
        ),
        "feature": "I cut hair in a wheelchair or in bed, and I ask for an old photo first.",
        "benefit": (
            "A man of eighty-two shaved for the first time in half a year, and went to see his grandson the "
            "next day."
        ),
        "hook": "When did your parents last have a haircut?",
    },
    "it": {
        "target": (
            "Half a day for one English email to a customer abroad. "
            "Engineers, I am Eri Harada, and I edit technical English."
        ),
        "feature": "I was a programmer for ten years, so I also notice when the facts are wrong.",
        "benefit": "A software company in Fukuoka went from six hours of replies a week to one.",
        "hook": ("Which email have you been putting off? I will edit that one for nothing."),
    },
    "law": {
        "target": (
            "Half an hour a day, looking for one sheet of paper. "
            "I am Mari Okamoto, and I put the files of law offices in order."
        ),
        "feature": ("Nothing leaves your room. I scan every page while you watch."),
        "benefit": (
            "Last month a tax lawyer had six full shelves. Two days later she had one, and room for a table."
        ),
        "hook": ("What is the oldest paper in your office? Show me the shelf."),
    },
    "beauty": {
        "target": (
            "Your cuts are wonderful, and your pictures are not. "
            "I am Ryo Kawaguchi, and I photograph hair for salons."
        ),
        "feature": ("No models. I take five minutes by the window with a client you have just finished."),
        "benefit": (
            "A salon in Kobe changed twenty pictures and went from eight new bookings a month to twenty-one."
        ),
        "hook": ("What is the first picture on your page? Show it to me afterwards."),
    },
    "construction": {
        "target": (
            "On site all day, invoices all night. Builders, I am Megumi Takagi, and I do your paperwork."
        ),
        "feature": ("Send me photos and a voice message. Your invoice is ready by eight the next morning."),
        "benefit": (
            "One plumber went from ten hours of paper a week to two, and has dinner with his children again."
        ),
        "hook": ("Has every job from last month been billed? Give me one, and I will write it."),
    },
    "education": {
        "target": (
            "It is Friday, and your voice is gone. Teachers, I am Kaori Nishi, a voice coach for schools."
        ),
        "feature": ("We do not sing. We practise the one sentence you say all day, please look this way."),
        "benefit": (
            "A teacher who took medicine every week kept her voice to the end of the term after three "
            "lessons."
        ),
        "hook": ("How is your voice after school? We can try half a minute of it now."),
    },
    "retail": {
        "target": ("A small cup in a big box full of paper. I am Jun Onishi, and I make boxes for shops."),
        "feature": ("Most makers start at a thousand. I start at one, because we kept the old machines."),
        "benefit": (
            "A pottery shop in Kyoto saves two dollars a parcel, and no plate has come back broken since "
            "spring."
        ),
        "hook": ("What is the hardest thing for you to send? Tell me its size, please."),
    },
    "property": {
        "target": (
            "Your flats are empty. "
            "Landlords, have you looked at the weeds by the door? "
            "I am Osamu Katayama, a gardener."
        ),
        "feature": "I come three times a year, and plant what grows slowly.",
        "benefit": (
            "In a house with twelve flats, two had been empty for a year. "
            "Both were let the month after we planted."
        ),
        "hook": ("When did you last look at your own entrance? I will take a photo."),
    },
    "medical": {
        "target": (
            "How often do patients ask your desk where the toilet is? "
            "I am Misaki Ogawa, and I design signs for clinics."
        ),
        "feature": "I sit in your waiting room and count where people get lost.",
        "benefit": "At one clinic, five new signs brought the questions down from twenty a day to three.",
        "hook": ("Where do people get lost in yours? Tell me one place, and I will say what I would do."),
    },
    "farming": {
        "target": (
            "How much did you leave in the field because it was crooked? "
            "I am Daisuke Yasuda, and I turn vegetables into powder."
        ),
        "feature": ("Big plants take a ton. I take ten kilos, and you have it back the next evening."),
        "benefit": "A carrot farmer made two thousand dollars from what he used to throw away.",
        "hook": ("What is lying in your field right now? I will tell you what it is worth."),
    },
    "owners": {
        "target": (
            "When did you last read your own electricity bill? "
            "I am Toru Nakajima, an electrician for small companies."
        ),
        "feature": ("I measure for a week and look for what runs at night. I sell no machines."),
        "benefit": "At a printing company, one timer took three hundred dollars a month off the bill.",
        "hook": ("What is running at your place at two in the morning? Show me one bill, and we will know."),
    },
    "freelance": {
        "target": (
            "A small job that was twice as big in the end. I am Wataru Fujita, a lawyer for freelancers."
        ),
        "feature": "I write your contract on one page, and we practise how to hand it over.",
        "benefit": (
            "An illustrator I know went from five rounds of changes to two, and her weekends are free again."
        ),
        "hook": ("What do you wish you had said before your last job? Tell me, and I will write that line."),
    },
    "general": {
        "target": (
            "You slice a tomato, and you crush it. I am Hiroshi Ueda, and I sharpen knives at your door."
        ),
        "feature": (
            "I take nothing away. A knife takes a quarter of an hour, and the edge suits what you cut."
        ),
        "benefit": "A knife of twenty years cut newspaper again last week, for nine dollars.",
        "hook": ("When was yours last sharpened? I have one here, so please come and try it."),
    },
}
