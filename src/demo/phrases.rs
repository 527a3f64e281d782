//! What practice people say. Every line is made up.

/// What people like and admire about somebody.
pub(super) const ADMIRE: &[&str] = &[
    "Never forgets a birthday",
    "Makes everyone laugh at breakfast",
    "Kind to anyone who is new",
    "Always the first to help wash up",
    "Knows every bus in the county",
    "Tells a story like nobody else",
    "Keeps going when things are hard",
    "Notices when somebody is sad",
    "Sings while cooking",
    "Honest, you know where you are",
    "Brave about trying new things",
    "Remembers what matters to you",
];
/// What is important to somebody.
pub(super) const IMPORTANT: &[&str] = &[
    "Seeing my family at weekends",
    "Having a key of my own",
    "Knowing what happens tomorrow",
    "My Tuesday group",
    "A proper breakfast",
    "Time to myself after work",
    "My own room, with my things",
    "Being asked first",
    "Going to the match",
    "My music, not too quiet",
    "A walk every day",
    "Keeping in touch with old friends",
    "Cooking for other people",
    "Speaking my own language at home",
];
/// How best to support somebody.
pub(super) const SUPPORT_ME: &[&str] = &[
    "Give me time to answer",
    "Tell me the plan the night before",
    "Say it once, then wait",
    "Remind me, do not do it for me",
    "Show me a picture if I look lost",
    "Ask me on my own, not in front of others",
    "Help me budget on Fridays",
    "Let me go quiet when I need to",
    "Come with me the first time",
    "Write it on the calendar",
];
/// What a home is like to live with.
pub(super) const HOME_LIKE: &[&str] = &[
    "We eat together most evenings",
    "Everyone has a shelf in the fridge",
    "Sunday is for family, and you are family",
    "The kettle is always on",
    "We say when something bothers us",
    "Bedrooms are private, always knock",
    "There is usually a jigsaw on the table",
    "We are outdoors whenever it is dry",
    "The television goes off at meals",
    "Friends drop in and are welcome",
];
/// Why they do this.
pub(super) const WHY: &[&str] = &[
    "The house felt empty when our own had left.",
    "My aunt lived with us and it was the best of times.",
    "I worked in a care home and wanted it to feel like a home.",
    "We like company and have the room.",
    "Somebody did it for my brother.",
    "I would rather share my home than rattle around in it.",
];
/// Hopes of somebody who would move in.
pub(super) const HOPES: &[&str] = &[
    "A job in a garden centre one day.",
    "To live where people know my name.",
    "To learn to cook three dinners.",
    "To have my own front door in the end.",
    "To stay, if they will have me.",
    "A holiday by the sea every year.",
];
/// How a person communicates.
pub(super) const COMMUNICATES: &[&str] = &[
    "Speech",
    "Speech, some Makaton",
    "Speech, short sentences work best",
    "Makaton and pictures",
    "Speech, and writing when tired",
    "A few words, and clear looks",
];
/// Words of somebody who would move in, after a good meeting.
pub(super) const MOVER_YES: &[&str] = &[
    "They let me choose the film",
    "I liked the kitchen",
    "She laughed at my joke",
    "Can I come again on Saturday?",
    "The dog sat next to me",
    "It smelled like my nan's",
    "They asked me, not my social worker",
    "I felt at home quite quickly",
];
/// The same, when unsure.
pub(super) const MOVER_UNSURE: &[&str] = &[
    "It was all right, a bit loud",
    "I do not know yet",
    "Nice people, long way on the bus",
];
/// The same, when it is a no.
pub(super) const MOVER_NO: &[&str] = &[
    "Not for me, thank you",
    "Too far from my friends",
    "I would miss my own street",
];
/// Words of a home after a good meeting.
pub(super) const HOME_YES: &[&str] = &[
    "Easy company from the start",
    "We all felt better for the visit",
    "The children asked when the next one is",
    "Helped with the dishes without being asked",
    "We would be glad to",
    "A lovely afternoon",
];
/// The same, when unsure.
pub(super) const HOME_UNSURE: &[&str] = &[
    "We want to talk it over first",
    "Lovely, but the evenings worry us a little",
];
/// The same, when it is a no.
pub(super) const HOME_NO: &[&str] = &[
    "We are not the right home for this",
    "It is not the right time for us",
];
/// What was learned at a meeting.
pub(super) const LEARNED: &[&str] = &[
    "Both like an early night",
    "Mornings are better than evenings",
    "A quiet place to sit matters",
    "They share a love of old films",
    "Food is a good way in",
];
/// What was learned from an ending.
pub(super) const ENDING_LEARNED: &[&str] = &[
    "Ask about evenings before the first stay.",
    "One more weekend before moving in would have helped.",
    "They still have Sunday lunch together.",
    "Tell the brother and sister early.",
    "The move was prepared well and took its time.",
    "Say goodbye properly, with a cake.",
];
/// Where somebody moved to.
pub(super) const DESTINATIONS: &[&str] = &[
    "A flat of their own",
    "Their sister's",
    "Supported living nearby",
    "A care home nearby",
    "Another Shared Lives household",
];
/// What members of a household say about sharing the home.
pub(super) const MEMBER_HAPPY: &[&str] = &[
    "It is nice having more people at the table",
    "Fine with me",
    "I hope they like games",
    "We talked about it and I am glad",
];
/// The same, when unsure.
pub(super) const MEMBER_UNSURE: &[&str] = &[
    "Will we still have time for each other?",
    "I want to meet them first",
];
/// Words for a wish that matters a lot, some, or little.
pub(super) const WISH_WORDS: &[&str] = &[
    "that is how I like it",
    "it makes the day better",
    "only if it is easy",
    "I have always had that",
    "I asked for this first",
    "it would help me settle",
];
/// Somebody somebody wants to live near to.
pub(super) const NEAR_WHOM: &[&str] = &[
    "my mum's",
    "my dad's",
    "my sister's",
    "my brother's",
    "my job",
    "my day centre",
    "my best friend's",
    "college",
];
