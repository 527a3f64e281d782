//! The words of the field, as data: what people write in a cell, and the item it means.

use crate::domain::fact::Answer;
use crate::domain::topic::Topic;

/// Words that say that nothing is known, and which of the three kinds of not knowing it is. An
/// empty cell is none of them: nothing was said.
pub fn unknown(folded: &str) -> Option<Answer> {
    match folded {
        "?"
        | "??"
        | "n/k"
        | "nk"
        | "not known"
        | "unknown"
        | "not sure"
        | "unsure"
        | "don't know"
        | "dont know"
        | "dk"
        | "undeclared or not known" => Some(Answer::NotKnown),
        "na" | "n/a" | "n.a." | "not asked" | "not asked yet" | "not applicable" | "tbc"
        | "tba" | "to be confirmed" | "to ask" | "not recorded" | "-" => Some(Answer::NotAsked),
        "refused"
        | "declined"
        | "prefers not to say"
        | "prefer not to say"
        | "rather not say"
        | "pnts"
        | "did not want to say" => Some(Answer::PrefersNot),
        _ => None,
    }
}

/// Yes or no.
pub fn yes_no(folded: &str) -> Option<bool> {
    match folded {
        "y" | "yes" | "1" | "true" | "x" | "√" | "✓" | "✔" => Some(true),
        "n" | "no" | "0" | "false" | "none" | "nil" => Some(false),
        _ => None,
    }
}

/// A small whole number in digits or words.
pub fn number(folded: &str) -> Option<i64> {
    const WORDS: [&str; 13] = [
        "none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
        "eleven", "twelve",
    ];
    let text = folded.strip_suffix(".0").unwrap_or(folded);
    let spelt = || {
        WORDS
            .iter()
            .position(|w| *w == text)
            .and_then(|n| i64::try_from(n).ok())
    };
    text.parse().ok().or_else(spelt)
}

/// What is written for items of a topic, besides the items themselves. Folded.
static SAID: &[(Topic, &[(&str, &str)])] = &[
    (
        Topic::Kinds,
        &[
            (
                "live-in",
                "live in|livein|living in|long term|permanent|full time|living together",
            ),
            (
                "short-breaks",
                "short break|respite|breaks|short stay|short stays",
            ),
            (
                "day-support",
                "day service|day services|day care|days|day opportunities",
            ),
            ("kinship", "kinship support"),
            ("emergency", "crisis|emergency placement"),
            ("home-from-hospital", "hospital discharge"),
        ],
    ),
    (
        Topic::HowSoon,
        &[
            ("emergency", "urgent|urgently|crisis|now|today|immediately"),
            (
                "within-a-month",
                "asap|a.s.a.p.|as soon as possible|soon|within 4 weeks|this month|next month",
            ),
            ("planned", "in the future|later|transition"),
            ("no-rush", "whenever|not urgent|no hurry|when ready"),
        ],
    ),
    (Topic::Reason, REASONS),
    (Topic::Support, REASONS),
    (
        Topic::WhereNow,
        &[
            (
                "own-home",
                "owner occupier or shared ownership scheme|tenant: private landlord|own flat|own house|own tenancy|\
            tenant: local authority or other social housing provider",
            ),
            (
                "family-home",
                "settled mainstream housing with family or friends|with parents|with family|parents|with mum|with dad",
            ),
            ("foster-care", "foster home|foster carers|in care"),
            (
                "care-home",
                "registered care home|registered nursing home|residential|residential care|nursing home",
            ),
            (
                "supported-living",
                "supported accommodation, supported lodgings or supported group home|supported lodgings|\
            sheltered housing, extra care housing or other sheltered housing",
            ),
            (
                "hospital",
                "acute hospital or long term healthcare residential facility|in hospital",
            ),
            (
                "prison",
                "prison, young offenders institution or detention centre",
            ),
            ("shared-lives", "shared lives scheme"),
            (
                "temporary",
                "other temporary accommodation|night shelter, emergency hostel or direct access hostel|\
            staying with family or friends as a short term guest|refuge|hostel|sofa surfing|\
            placed in temporary accommodation by the council (inc. homelessness resettlement)",
            ),
            (
                "other",
                "rough sleeper or squatting|mobile accommodation for gypsy, roma and traveller communities|\
            approved premises for offenders released from prison or under probation supervision",
            ),
        ],
    ),
    (Topic::Pets, ANIMALS),
    (Topic::GetsOnWith, ANIMALS),
    (
        Topic::Allergies,
        &[
            ("dog", "dogs"),
            ("cat", "cats"),
            ("bird", "birds|feathers"),
            ("smoke", "smoking|cigarettes"),
        ],
    ),
    (
        Topic::Smoking,
        &[
            (
                "none",
                "no|n|non smoker|non-smoker|nonsmoker|never|no smoking|does not smoke|ex smoker|ex-smoker",
            ),
            (
                "outside-only",
                "outside only|outside|outdoors|in the garden|garden only",
            ),
            ("inside", "indoors|in the house|smoker"),
        ],
    ),
    (
        Topic::Alcohol,
        &[
            ("none", "no|n|never|teetotal|dry"),
            ("some", "sometimes|a little|socially|occasionally"),
            ("often", "daily|a lot"),
        ],
    ),
    (
        Topic::Children,
        &[
            ("none", "no|n|0|no children"),
            (
                "visiting",
                "grandchildren visit|visit|visits|grandchildren|sometimes",
            ),
            (
                "teenagers",
                "two teenagers|teenager|a teenager|one teenager|three teenagers",
            ),
            ("young", "young children|toddler|baby|small children"),
        ],
    ),
    (
        Topic::WithChildren,
        &[
            ("enjoys", "loves|likes"),
            ("fine", "ok|yes|y"),
            ("finds-hard", "hard|struggles"),
            ("not-safe", "unsafe|no"),
        ],
    ),
    (
        Topic::Languages,
        &[
            ("bsl", "british sign language|sign|sign language"),
            ("welsh", "cymraeg|welsh first language"),
            ("panjabi", "punjabi"),
            ("cantonese", "chinese (cantonese)"),
        ],
    ),
    (
        Topic::Pace,
        &[("quiet", "calm|slow|peaceful"), ("lively", "busy|noisy")],
    ),
    (
        Topic::Visitors,
        &[("few", "none|hardly any"), ("many", "lots|a lot")],
    ),
    (
        Topic::Food,
        &[
            ("vegetarian", "veggie|veg"),
            ("gluten-free", "coeliac|celiac"),
            ("no-pork", "no pork"),
        ],
    ),
    (
        Topic::Access,
        &[
            (
                "step-free",
                "step free access|level access|no steps|stairs free",
            ),
            (
                "ground-floor-bedroom",
                "downstairs bedroom|bedroom downstairs|ground floor room|ground floor",
            ),
            ("level-shower", "wet room|walk in shower|walk-in shower"),
            ("stairlift", "stair lift"),
            ("hoist-space", "hoist|space for a hoist"),
            ("wide-doors", "wide doorways"),
            ("parking", "off street parking"),
        ],
    ),
    (
        Topic::Nights,
        &[
            (
                "none",
                "no|n|no nights|anything but nights|not nights|days only",
            ),
            ("sleeping-in", "sleep in|sleeping|sleep-in|sleeping nights"),
            ("waking", "waking nights|awake"),
        ],
    ),
    (
        Topic::Mobility,
        &[
            ("walks", "n|no|walks alone|independent|fully mobile|mobile"),
            (
                "walks-with-aid",
                "walks with a frame|frame|zimmer frame|walker|stick|walks with a stick|walking stick|crutches|rollator",
            ),
            (
                "wheelchair",
                "y|yes|wheelchair user|power chair|electric wheelchair",
            ),
        ],
    ),
    (
        Topic::Tasks,
        &[
            (
                "overnight-presence",
                "being there at night|sleeping over|overnight",
            ),
            ("paperwork", "letters|bills|forms"),
            ("technology", "computer help|it help|phone help"),
            ("company", "companionship"),
            ("diy", "odd jobs|repairs|d.i.y."),
            ("pets", "dog walking|pet care"),
            ("prompting", "reminders|reminding"),
        ],
    ),
    (
        Topic::Setting,
        &[("city", "urban"), ("countryside", "rural|country")],
    ),
    (
        Topic::Tenure,
        &[
            ("owner", "own|owned|owner occupier"),
            ("private-tenant", "private rent|rented"),
            ("social-tenant", "council|housing association"),
        ],
    ),
];

/// Reasons for support, which are also kinds of support.
const REASONS: &[(&str, &str)] = &[
    (
        "learning-disability",
        "ld|learning disabilities|learning difficulties|learning difficulty|learning disability support",
    ),
    (
        "autism",
        "asd|asc|autistic|autism spectrum|autistic spectrum",
    ),
    (
        "mental-health",
        "mh|mental ill health|mental health support|mental health needs",
    ),
    (
        "physical",
        "pd|physical disability|physical support|physical disabilities|physical support: personal care support|\
        physical support: access and mobility only",
    ),
    (
        "sensory",
        "sensory impairment|sensory support|deaf|blind|hearing|sight",
    ),
    (
        "dementia",
        "alzheimer's|alzheimers|memory|support with memory and cognition|memory and cognition",
    ),
    ("older-age", "older person|older people|frail|frailty"),
    ("substance-use", "substance misuse|drugs|alcohol"),
    ("brain-injury", "abi|acquired brain injury|head injury"),
    ("care-leaver", "leaving care"),
    ("epilepsy", "seizures|fits"),
    ("diabetes", "diabetic|insulin"),
    ("peg-feeding", "peg|tube feeding"),
    ("medication", "meds"),
    ("moving-and-handling", "hoisting|manual handling|transfers"),
    ("distress", "behaviour|challenging behaviour"),
];

const ANIMALS: &[(&str, &str)] = &[
    ("dog", "dogs|puppy|puppies"),
    ("cat", "cats|kitten|kittens"),
    ("bird", "birds|budgie|budgies|parrot|canary"),
    ("fish", "goldfish"),
    ("hens", "hen|chickens|chicken|ducks"),
    (
        "small-animal",
        "rabbit|rabbits|guinea pig|guinea pigs|hamster|hamsters|gerbil",
    ),
    ("other-pet", "pony|horse|horses|snake|tortoise|lizard"),
];

/// Words shorter than this must be spelt as they are known.
const LOOSE_FROM: usize = 6;
/// How alike two words must be, of 1, to be taken for the same word misspelt.
const ALIKE: f64 = 0.87;

/// The item of a topic that a folded phrase means.
pub fn item(topic: Topic, folded: &str) -> Option<&'static str> {
    let plain = |text: &str| text.replace('-', " ");
    let phrase = plain(folded.trim_matches(|c: char| matches!(c, '.' | ',' | '!')));
    let itself = topic
        .items()
        .iter()
        .copied()
        .find(|item| plain(item) == phrase);
    if itself.is_some() {
        return itself;
    }
    let said = SAID
        .iter()
        .find(|(t, _)| *t == topic)
        .map_or(&[][..], |(_, said)| said);
    let known = |item: &str| topic.items().iter().copied().find(|known| *known == item);
    let mut ways = said
        .iter()
        .flat_map(|(item, ways)| ways.split('|').map(move |way| (*item, way)));
    if let Some((item, _)) = ways.clone().find(|(_, way)| plain(way.trim()) == phrase) {
        return known(item);
    }
    if phrase.chars().count() < LOOSE_FROM {
        return None;
    }
    let alike =
        |word: &str| strsim::normalized_damerau_levenshtein(&plain(word.trim()), &phrase) >= ALIKE;
    topic
        .items()
        .iter()
        .copied()
        .find(|item| alike(item))
        .or_else(|| {
            ways.find(|(_, way)| alike(way))
                .and_then(|(item, _)| known(item))
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::text::fold;

    #[test]
    fn every_way_to_say_it_leads_to_an_item_of_its_topic() {
        for (topic, said) in SAID {
            for (item, ways) in *said {
                let shared = [Topic::Reason, Topic::Support].contains(topic);
                assert!(shared || topic.items().contains(item), "{topic:?} {item}");
                for way in ways.split('|').map(str::trim) {
                    assert_eq!(fold(way), way, "written as it is compared");
                }
            }
        }
    }

    #[test]
    fn the_words_of_the_field_are_known() {
        for (topic, said, wanted) in [
            (Topic::Kinds, "respite", Some("short-breaks")),
            (Topic::Kinds, "a castle", None),
            (Topic::HowSoon, "asap", Some("within-a-month")),
            (Topic::Reason, "ld", Some("learning-disability")),
            (Topic::Reason, "epilepsy", None),
            (Topic::Support, "epilepsy", Some("epilepsy")),
            (
                Topic::Reason,
                "lerning disability",
                Some("learning-disability"),
            ),
            (Topic::Children, "grandchildren visit", Some("visiting")),
            (
                Topic::Mobility,
                "walks with a frame",
                Some("walks-with-aid"),
            ),
            (
                Topic::WhereNow,
                "registered nursing home",
                Some("care-home"),
            ),
        ] {
            assert_eq!(item(topic, said), wanted, "{said}");
        }
    }
}
