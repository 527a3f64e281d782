//! The life behind a profile: eight inclinations and the circumstances that go together.
//!
//! What is recorded follows from these. A wish is an inclination plus noise, so that stated wishes
//! and true ones differ a little, as they do.

use super::area::Patch;
use super::draft::Maker;
use super::draw::Draw;
use super::names;
use super::tour;
use crate::domain::profile::ProfileKind;
use crate::domain::topic::Topic;

/// Eight inclinations, each 0 to 100.
#[derive(Debug, Clone, Copy)]
pub(super) struct Latents {
    /// Many people about.
    pub(super) sociable: i32,
    /// The same every day.
    pub(super) routine: i32,
    /// Noise and bustle.
    pub(super) lively: i32,
    /// Out and about.
    pub(super) active: i32,
    /// Close together rather than each to their own.
    pub(super) close: i32,
    /// Faith as a part of daily life.
    pub(super) faith: i32,
    /// Animals and children.
    pub(super) open: i32,
    /// Order.
    pub(super) tidy: i32,
}

impl Latents {
    /// The inclinations of the profile at `index`.
    pub(super) fn of(maker: &Maker, index: u64) -> Self {
        let one = |field| {
            let mut draw = maker.draw("latent", index, field);
            i32::midpoint(draw.between(0, 100), draw.between(0, 100))
        };
        let sociable = one("sociable");
        Self {
            sociable,
            routine: one("routine"),
            // People who like company mind noise less.
            lively: i32::midpoint(one("lively"), sociable),
            active: one("active"),
            close: i32::midpoint(one("close"), sociable),
            faith: one("faith"),
            open: one("open"),
            tidy: one("tidy"),
        }
    }

    /// The inclination that shows in a topic of life at home, if one does: higher means further up
    /// the scale of the topic.
    pub(super) fn of_topic(&self, topic: Topic) -> Option<i32> {
        SCALES
            .iter()
            .find(|(listed, _)| *listed == topic)
            .map(|(_, read)| read(self))
    }

    /// How unlike two lives are: the sum of the eight differences, 0 to 800.
    pub(super) fn apart(&self, other: &Self) -> i32 {
        let list = |l: &Self| {
            [
                l.sociable, l.routine, l.lively, l.active, l.close, l.faith, l.open, l.tidy,
            ]
        };
        list(self)
            .into_iter()
            .zip(list(other))
            .map(|(one, other)| (one - other).abs())
            .sum()
    }
}

type Read = fn(&Latents) -> i32;

/// The topics of life at home in which an inclination shows.
pub(super) const SCALES: &[(Topic, Read)] = &[
    (Topic::Pace, |l| l.lively),
    (Topic::Visitors, |l| l.sociable),
    (Topic::Bedtime, |l| 100 - l.routine),
    (Topic::Tidiness, |l| l.tidy),
    (Topic::Company, |l| l.close),
    (Topic::OutAndAbout, |l| l.active),
];

/// The step of a scale of three for an inclination.
pub(super) fn step(inclination: i32) -> usize {
    match inclination {
        ..40 => 0,
        40..60 => 1,
        _ => 2,
    }
}

/// Who somebody is.
#[derive(Debug, Clone)]
pub(super) struct Life {
    /// Their inclinations.
    pub(super) latents: Latents,
    /// Years.
    pub(super) age: u8,
    /// `F` or `M`, only to choose a name and pronouns.
    pub(super) sex: char,
    /// Given name and initial.
    pub(super) name: String,
    /// The pool of their name, from which language, food and faith follow.
    pub(super) heritage: &'static str,
    /// Their district.
    pub(super) district: &'static str,
    /// What they like doing.
    pub(super) interests: Vec<&'static str>,
    /// Languages at home, English first.
    pub(super) languages: Vec<&'static str>,
    /// How they eat.
    pub(super) food: Vec<&'static str>,
    /// Faith as it is lived at home.
    pub(super) faith: Vec<&'static str>,
}

impl Life {
    /// The life of the profile at `index`.
    pub(super) fn of(maker: &Maker, patch: &Patch, kind: ProfileKind, index: u64) -> Self {
        let draw = |field| maker.draw("life", index, field);
        let latents = Latents::of(maker, index);
        let district = patch.district(&mut draw("district"));
        let heritage = patch.heritage(&mut draw("heritage"));
        let age = age_of(&mut draw("age"), kind);
        let sex = if draw("sex").chance(women(kind)) {
            'F'
        } else {
            'M'
        };
        let name = name_of(&mut draw("name"), heritage, age, sex);
        let faith = faith_of(&mut draw("faith"), heritage, latents.faith);
        Self {
            latents,
            age,
            sex,
            name,
            heritage,
            district,
            interests: interests_of(&mut draw("interests"), &latents),
            languages: languages_of(&mut draw("languages"), heritage),
            food: food_of(&mut draw("food"), heritage, &faith),
            faith,
        }
    }
}

/// Of a thousand, how many are women. Assumptions: half of the people supported, most first carers,
/// most householders (typically women living alone) and somewhat more homesharers.
const fn women(kind: ProfileKind) -> u32 {
    match kind {
        ProfileKind::Person => 480,
        ProfileKind::Household => 720,
        ProfileKind::Householder => 760,
        ProfileKind::Homesharer => 600,
    }
}

/// Years. People: 18 to 24 15 of 100, 25 to 44 38, 45 to 64 33, 65 and over 14, an assumption.
/// Householders are 84 on average and homesharers 39, from 22 to 70 (Homeshare Association 2023).
fn age_of(draw: &mut Draw, kind: ProfileKind) -> u8 {
    let (low, high) = match kind {
        ProfileKind::Person => draw.weighted(&[
            ((18, 24), 15),
            ((25, 44), 38),
            ((45, 64), 33),
            ((65, 86), 14),
        ]),
        ProfileKind::Household => draw.weighted(&[((30, 44), 22), ((45, 59), 48), ((60, 74), 30)]),
        ProfileKind::Householder => {
            draw.weighted(&[((68, 79), 22), ((80, 88), 55), ((89, 96), 23)])
        }
        ProfileKind::Homesharer => draw.weighted(&[((23, 32), 42), ((33, 49), 33), ((50, 70), 25)]),
    };
    u8::try_from(draw.between(low, high)).unwrap_or(40)
}

/// One in five of those with roots elsewhere carries a name of the place they live in, and few the
/// other way round: mixed families and second generations.
fn name_of(draw: &mut Draw, heritage: &'static str, age: u8, sex: char) -> String {
    let crossed = draw.chance(if heritage == "british" { 30 } else { 200 });
    let pool = match heritage {
        "british" if crossed => draw.weighted(&[("irish", 4), ("welsh", 3), ("scottish", 3)]),
        other if !crossed && other != "british" => other,
        _ if age >= 67 => "white_british_born_pre1960",
        _ if age >= 37 => "white_british_born_1960_89",
        _ => "white_british_born_1990_on",
    };
    let given = names::given(draw, pool, sex);
    let name = format!("{given} {}", names::initial(draw));
    if tour::NAMES.contains(&name.as_str()) {
        // The names of the tour are theirs alone; no other initial is a V.
        return format!("{given} V");
    }
    name
}

/// Faith as practice. That faith goes with roots, and how often, is an assumption around the census
/// figures (Christian 46, none 37, Muslim 6.5, Hindu 1.7, Sikh 0.9, Jewish 0.5 of 100).
fn faith_of(draw: &mut Draw, heritage: &str, centrality: i32) -> Vec<&'static str> {
    let place = match heritage {
        "pakistani" | "bangladeshi" | "somali_horn" | "arab" | "turkish_kurdish" => "mosque",
        "gujarati_hindi_hindu" => "temple",
        "punjabi_sikh" => "gurdwara",
        "jewish" => "synagogue",
        "welsh" => "chapel",
        _ => "church",
    };
    let follows = match place {
        "church" | "chapel" => centrality > 55,
        _ => centrality > 28,
    };
    if !follows {
        return vec!["none"];
    }
    let mut practice = vec![place, "festivals"];
    if draw.chance(300) {
        practice.push("prayer-at-home");
    }
    practice
}

fn food_of(draw: &mut Draw, heritage: &str, faith: &[&str]) -> Vec<&'static str> {
    let mut food = Vec::new();
    if faith.contains(&"mosque") {
        food.extend(["halal", "no-pork"]);
    } else if faith.contains(&"synagogue") {
        food.extend(["kosher", "no-pork"]);
    } else if draw.chance(if heritage == "gujarati_hindi_hindu" {
        550
    } else {
        60
    }) {
        food.push("vegetarian");
    }
    if draw.chance(500) {
        food.push("home-cooked");
    }
    if draw.chance(30) {
        food.push("gluten-free");
    }
    food
}

fn languages_of(draw: &mut Draw, heritage: &str) -> Vec<&'static str> {
    let other = match heritage {
        "welsh" => Some(("welsh", 600)),
        "irish" => Some(("irish", 60)),
        "scottish" => Some(("gaelic", 60)),
        "polish" => Some(("polish", 850)),
        "romanian" => Some(("romanian", 850)),
        "pakistani" => Some(("urdu", 700)),
        "punjabi_sikh" => Some(("panjabi", 700)),
        "gujarati_hindi_hindu" => Some(("gujarati", 600)),
        "bangladeshi" => Some(("sylheti", 700)),
        "arab" => Some(("arabic", 800)),
        "somali_horn" => Some(("somali", 750)),
        "chinese_hong_kong" => Some(("cantonese", 700)),
        "portuguese_speaking" => Some(("portuguese", 800)),
        "turkish_kurdish" => Some(("turkish", 800)),
        _ => None,
    };
    let mut languages = vec!["english"];
    if let Some((language, often)) = other
        && draw.chance(often)
    {
        languages.push(language);
    }
    if draw.chance(40) {
        languages.push("makaton");
    } else if draw.chance(8) {
        languages.push("bsl");
    }
    languages
}

fn interests_of(draw: &mut Draw, latents: &Latents) -> Vec<&'static str> {
    let quiet: &[&str] = &[
        "gardening",
        "films",
        "baking",
        "art",
        "trains",
        "knitting",
        "computers",
        "reading",
        "crafts",
        "cooking",
        "fishing",
    ];
    let lively: &[&str] = &[
        "music", "football", "rugby", "walking", "swimming", "cycling", "bingo", "dancing",
        "singing", "horses",
    ];
    let many = i32::midpoint(latents.active, latents.sociable) > 50;
    let (first, second) = if many {
        (lively, quiet)
    } else {
        (quiet, lively)
    };
    let mut interests = draw.some_of(first, 3);
    interests.extend(draw.some_of(second, 1));
    if latents.open > 60 {
        interests.push("dogs");
    }
    interests
}
