"""What people write under pictures: remarks fit for any, and some for one family of scenes."""

GENERIC = (
    "Beautiful!",
    "This made my morning.",
    "The light in this one 😍",
    "How do you always find these places?",
    "I have been looking at this for five minutes.",
    "Wow. Just wow.",
    "Okay, this goes on my wall.",
    "So calm. Thank you for this.",
    "Did you wait long for that light?",
    "My new favourite of yours.",
    "Wish I were there right now.",
    "Those colours!",
    "Please print this one.",
    "You have such a good eye.",
    "I can almost smell it.",
    "Sent this to my sister, she says hello.",
    "Next time wake me up too!",
    "❤️",
    "Same day, different window: I saw that sky too!",
    "This is exactly what I needed today.",
)

BY_FAMILY = {
    "vine": (
        "Ours are nowhere near this big yet 😅",
        "Do you net them against the birds?",
        "Straight from the plant or it does not count.",
    ),
    "lake": (
        "Is it warm enough to swim?",
        "I had to check which way up it goes.",
        "Not a ripple! Lucky you.",
    ),
    "coast": (
        "I can hear the gulls.",
        "We walked there last spring, the cake at the café is worth it.",
        "Salt on the lens or is that mist?",
    ),
    "forest": (
        "Which path is this? I need it in my life.",
        "Looks like the start of a story.",
        "The dog would love it there.",
    ),
    "table": (
        "Save me a seat.",
        "Where is that jug from?",
        "Breakfast at yours, then?",
    ),
    "slopes": (
        "Somebody has a very straight ruler.",
        "Adding this to the list for next year.",
        "Look at those shadows!",
    ),
    "town": (
        "I used to live round the corner from there!",
        "Every window a story.",
        "Which one is the bakery?",
    ),
    "dunes": (
        "How do you keep the sand out of the camera?",
        "The scale of it...",
        "I would be so lost in ten minutes.",
    ),
    "cabin": (
        "Is there a spare bunk?",
        "Hot chocolate weather ☕",
        "Stay put, I am bringing soup.",
    ),
    "meadow": (
        "Hay fever just looking at it, worth it.",
        "What are those blue ones called?",
        "The bees thank you for not mowing.",
    ),
    "garden": (
        "How do you keep the slugs away?",
        "Show us the compost too, coward 😄",
        "That is what I tell my beds to look like.",
    ),
    "balcony": (
        "Give that cat a raise.",
        "Mine would have eaten all of the plants by now.",
        "The ears!! 🐱",
    ),
    "storm": (
        "Please tell me you were in the car.",
        "You could not paint that.",
        "We got the hail ten minutes later.",
    ),
    "crate": (
        "I never get out of there with just one bag.",
        "What time does the market open?",
        "So neatly stacked, it would be a shame to buy any.",
    ),
}


def comments_for(family: str) -> tuple[str, ...]:
    """Everything that may be said under a picture of a family: its own remarks first."""
    return (*BY_FAMILY.get(family, ()), *GENERIC)
