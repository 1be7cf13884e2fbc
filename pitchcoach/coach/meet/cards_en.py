"""The question cards in English."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

CARDS_EN: Final[Mapping[str, tuple[str, ...]]] = {
    "goals": (
        "What would you most like to get done in your business this year?",
        "Which kind of customer would you like to have more of?",
        "Where would you like your business to be three years from now?",
        "Who would you have to meet today for it to have been worth coming?",
        "What is in the way of that at the moment?",
        "What is one thing you want to do some day that has nothing to do with work?",
        "If you could finish just one thing this month, what would it be?",
    ),
    "accomplishments": (
        "Which job lately made a customer really happy?",
        "What are you most proud of in your work so far?",
        "How did you find your very first customer?",
        "Was there a job that others turned down and you took?",
        "What was the hardest thing you saw through to the end?",
        "What has a customer said to you that you still remember?",
        "When do you think: good thing I kept going?",
    ),
    "interests": (
        "What does a good day off look like for you?",
        "What makes you forget the time these days?",
        "How did you come to do this work in the first place?",
        "Which part of your work do you like best?",
        "Is there a place around here that you would send everybody to?",
        "What have you read or watched lately that stayed with you?",
        "What did you want to be when you were a child?",
    ),
    "networks": (
        "Where do most of your customers come from?",
        "People of which trade would it help you to know?",
        "Which other groups or circles do you belong to?",
        "What trouble should I listen for so that I think of you?",
        "If I introduce you to somebody, what should I say?",
        "Who do you often work together with?",
        "Is there anybody among the people I know whom you would like to meet?",
    ),
    "skills": (
        "What do you do better than others in your trade, would you say?",
        "What do your customers praise most often?",
        "What do people come to you for advice about?",
        "What is the one thing in your work that you would never compromise on?",
        "What are you learning at the moment, or would like to learn?",
        "Which tool or way of working sets you apart?",
        "What do newcomers most often get wrong about what you do?",
    ),
}
"""Questions by theme."""
