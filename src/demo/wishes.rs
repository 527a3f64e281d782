//! What the drawn people and homes wish of each other, and what they cannot do without.

use super::draft::Draft;
use super::draw::Draw;
use super::life::{Life, SCALES, step};
use super::phrases;
use crate::domain::fact::Answer;
use crate::domain::must_have::{CouldChange, MustHaveKind};
use crate::domain::preference::{Direction, Level, Mode};
use crate::domain::profile::ProfileKind;
use crate::domain::topic::{Shape, Topic};

/// How much it matters, when nothing says otherwise. An assumption.
fn level(draw: &mut Draw) -> Level {
    draw.weighted(&[
        (Level::DoesNotMatter, 12),
        (Level::WouldBeNice, 36),
        (Level::Matters, 32),
        (Level::MattersALot, 20),
    ])
}

/// Answers about life at home, as they say them: the inclination, give or take.
pub(super) fn facts_of_home_life(draft: &mut Draft, life: &Life) {
    for (topic, read) in SCALES {
        let stated = draft.askew(read(&life.latents), topic.code());
        draft.step_of(*topic, step(stated));
    }
    if draft
        .draw("contradiction")
        .chance(draft.maker.knobs.contradictions())
    {
        // Says the house is quiet, and that the door is never shut.
        draft.step_of(Topic::Pace, 0);
        draft.step_of(Topic::Visitors, 2);
    }
    draft.set(Topic::Interests, &life.interests);
    draft.set(Topic::Languages, &life.languages);
    draft.set(Topic::Food, &life.food);
    draft.set(Topic::FaithPractice, &life.faith);
}

/// Wishes about life at home, both ways round. Some say nothing at all: silence must not win.
pub(super) fn wishes_of_home_life(draft: &mut Draft, life: &Life, silent: u32, most: i32) {
    let mut draw = draft.draw("wishes");
    if draw.chance(silent) {
        return;
    }
    let count = usize::try_from(draw.between(most - 2, most)).unwrap_or(2);
    let topics: Vec<Topic> = SCALES.iter().map(|(topic, _)| *topic).collect();
    for topic in draw.some_of(&topics, count) {
        let Some(truly) = life.latents.of_topic(topic) else {
            continue;
        };
        let stated = draft.askew(truly, &format!("wish-{}", topic.code()));
        let target = i64::try_from(step(stated)).unwrap_or(1);
        let words = draw.phrase(phrases::WISH_WORDS);
        draft.wish_range(topic, level(&mut draw), (target, target), words);
    }
    if draw.chance(650) {
        let count = usize::try_from(draw.between(1, 3)).unwrap_or(1);
        let shared: Vec<&str> = draw.some_of(&life.interests, count);
        let level = level(&mut draw);
        draft.wish_items(Topic::Interests, level, &shared, "somebody to do it with");
    }
    if life.languages.len() > 1 && draw.chance(400) {
        let language = life.languages.get(1..).unwrap_or_default();
        draft.wish_items(
            Topic::Languages,
            Level::Matters,
            language,
            "my own language",
        );
    }
}

/// Wishes of somebody who would move in about the home itself.
pub(super) fn wishes_about_a_home(draft: &mut Draft, life: &Life, near: &str) {
    if draft.sheet.wishes.is_empty() {
        return;
    }
    let mut draw = draft.draw("wishes-home");
    if draw.chance(700) {
        let mode = draw.weighted(&[
            (Mode::Driving, 60),
            (Mode::PublicTransport, 36),
            (Mode::Walking, 4),
        ]);
        let name = draw.phrase(phrases::NEAR_WHOM);
        let level = draw.weighted(&[
            (Level::WouldBeNice, 25),
            (Level::Matters, 40),
            (Level::MattersALot, 35),
        ]);
        draft.wish_near(level, (near, name), mode, "not too far");
    }
    let likes_animals = draft.askew(life.latents.open, "wish-pets");
    if likes_animals > 62 {
        let animal = draw.weighted(&[("dog", 65), ("cat", 30), ("hens", 5)]);
        draft.wish_items(
            Topic::Pets,
            level(&mut draw),
            &[animal],
            "I like animals about",
        );
    } else if likes_animals < 25 {
        let level = level(&mut draw);
        draft.wish_items(Topic::Pets, level, &["dog"], "I am not keen on dogs");
        if let Some(wish) = draft.sheet.wishes.last_mut() {
            wish.preference.direction = Direction::Avoid;
        }
    }
    if draw.chance(450) {
        draft.wish_items(
            Topic::Garden,
            level(&mut draw),
            &["yes"],
            "somewhere to sit outside",
        );
    }
    if draw.chance(300) {
        draft.wish_items(
            Topic::OwnBathroom,
            level(&mut draw),
            &["yes"],
            "my own if possible",
        );
    }
    if draw.chance(350) {
        let settings: &[&str] = if life.latents.active > 50 {
            &["town", "city"]
        } else {
            &["village", "countryside"]
        };
        draft.wish_items(
            Topic::Setting,
            level(&mut draw),
            settings,
            "that is where I feel right",
        );
    }
}

/// Wishes of a home about who would move in.
pub(super) fn wishes_about_a_mover(draft: &mut Draft, life: &Life) {
    if draft.sheet.wishes.is_empty() {
        return;
    }
    let mut draw = draft.draw("wishes-mover");
    let has_dog = draft.sheet.item(Topic::Pets, "dog") == Some(Answer::Yes);
    if has_dog {
        let level = level(&mut draw);
        draft.wish_items(Topic::GetsOnWith, level, &["dog"], "our dog is one of us");
    }
    if life.latents.tidy > 60 && draw.chance(500) {
        let level = level(&mut draw);
        draft.wish_range(Topic::Smoking, level, (0, 1), "we do not smoke ourselves");
    }
}

/// What a person cannot do without, and why. Most follow from what support they need.
pub(super) fn musts_of_a_person(draft: &mut Draft, near: &str) {
    let mut draw = draft.draw("must-haves");
    let mobility = draft
        .sheet
        .value(Topic::Mobility)
        .unwrap_or("walks")
        .to_owned();
    let access: &[&str] = match mobility.as_str() {
        "wheelchair" => &["step-free", "wide-doors", "ground-floor-bedroom"],
        "walks-with-aid" if draw.chance(600) => &["ground-floor-bedroom"],
        _ => &[],
    };
    for item in access {
        let must = draft.must(
            Topic::Access,
            item,
            MustHaveKind::Need,
            "Stairs and steps are not safe: occupational therapist's visit",
        );
        must.could_change = CouldChange::Adaptation;
    }
    for item in ["epilepsy", "peg-feeding", "dementia", "moving-and-handling"] {
        if draft.sheet.item(Topic::Support, item) == Some(Answer::Yes) {
            let must = draft.must(
                Topic::Support,
                item,
                MustHaveKind::Need,
                "Carers must know what to do from the first day",
            );
            must.could_change = CouldChange::Training;
        }
    }
    for item in ["dog", "cat"] {
        if draft.sheet.item(Topic::Allergies, item) == Some(Answer::Yes) {
            let reason = "Allergy: the doctor advises against it";
            let must = draft.must(Topic::Pets, item, MustHaveKind::Need, reason);
            must.direction = Direction::Avoid;
            must.could_change = CouldChange::No;
        }
    }
    let own = draw.chance(150);
    if draft.sheet.item(Topic::Allergies, "smoke") == Some(Answer::Yes) {
        let reason = "Allergy: the doctor advises against any smoke";
        draft.must_range(Topic::Smoking, (None, Some(0)), MustHaveKind::Need, reason);
    } else if own {
        let reason = "Smoke makes me cough at night";
        draft.must_range(
            Topic::Smoking,
            (None, Some(1)),
            MustHaveKind::PersonsOwn,
            reason,
        );
    }
    if draw.chance(100) {
        let reason = "I need to get to my family in an emergency";
        let must = draft.must(Topic::Near, "", MustHaveKind::PersonsOwn, reason);
        near.clone_into(&mut must.place);
        must.high = Some(45);
        must.mode = Some(Mode::Driving);
    }
    if draft.sheet.item(Topic::Support, "personal-care") == Some(Answer::Yes) && draw.chance(350) {
        let item = if draft.sheet.profile.pronouns == "he/him" {
            "man"
        } else {
            "woman"
        };
        let reason = "Help in the bathroom only from somebody I am at ease with";
        let must = draft.must(Topic::CareBy, item, MustHaveKind::PersonsOwn, reason);
        "Registered manager".clone_into(&mut must.approved_by);
    }
    if draft.sheet.value(Topic::WithChildren) == Some("not-safe") {
        let reason = "No children in the home, by the risk assessment";
        draft.must(Topic::Children, "none", MustHaveKind::Legal, reason);
    }
}

/// What a household or householder cannot do without.
pub(super) fn musts_of_a_home(draft: &mut Draft) {
    let mut draw = draft.draw("must-haves");
    let own = MustHaveKind::HomesOwn;
    if draw.chance(300) {
        let reason = "Nobody smokes indoors here";
        draft.must_range(Topic::Smoking, (None, Some(1)), own, reason);
    }
    let has_dog = draft.sheet.item(Topic::Pets, "dog") == Some(Answer::Yes);
    if has_dog && draw.chance(250) {
        draft.must(Topic::GetsOnWith, "dog", own, "The dog was here first");
    }
    if draft.sheet.profile.kind == ProfileKind::Household && draw.chance(350) {
        let reason = "We need our sleep: nobody can be awake all night";
        draft.must_range(Topic::Nights, (None, Some(1)), own, reason);
    }
    if draft.sheet.profile.kind == ProfileKind::Householder && draw.chance(400) {
        let reason = "Nights alone are why I asked";
        draft.must_range(Topic::NightsIn, (Some(4), None), own, reason);
    }
}

/// Takes answers back: 5 to 10 of 100 are missing, each for one of the three reasons. What decides
/// whether a home counts at all stays.
pub(super) fn forget(draft: &mut Draft) {
    let missing = draft.maker.knobs.missing;
    let (maker, index) = (draft.maker, draft.index);
    for fact in &mut draft.sheet.facts {
        let told = matches!(fact.topic.shape(), Shape::Text | Shape::Lines | Shape::Date);
        if told || matches!(fact.topic, Topic::Kinds | Topic::ApprovedFor | Topic::Age) {
            continue;
        }
        let field = format!("missing-{}-{}", fact.topic.code(), fact.item);
        let mut draw = maker.draw("profile", index, &field);
        if draw.chance(missing) {
            fact.answer = draw.weighted(&[
                (Answer::NotKnown, 35),
                (Answer::NotAsked, 50),
                (Answer::PrefersNot, 15),
            ]);
            fact.value.clear();
        }
    }
    draft
        .sheet
        .facts
        .sort_by(|a, b| (a.topic, &a.item).cmp(&(b.topic, &b.item)));
}

/// Some change their mind: the old wish is kept and retired, a new one stands beside it.
pub(super) fn change_of_mind(draft: &mut Draft) {
    let mut draw = draft.draw("change-of-mind");
    if !draw.chance(draft.maker.knobs.changes()) {
        return;
    }
    let since = draft.maker.ago(draw.between(3, 60));
    let Some(wish) = draft.sheet.wishes.first_mut() else {
        return;
    };
    wish.preference.retired_on = Some(since);
    let mut again = wish.clone();
    let number = u64::try_from(draft.sheet.wishes.len()).unwrap_or(u64::MAX);
    again.preference.id = draft.maker.id("preference", draft.index, number);
    again.preference.level = again.preference.level.step(draw.chance(500));
    again.preference.set_on = since;
    again.preference.retired_on = None;
    "I have thought about it again".clone_into(&mut again.preference.words);
    for (part, item) in (0..).zip(&mut again.items) {
        item.preference = again.preference.id;
        item.id = draft.maker.id("preference-item-again", draft.index, part);
    }
    draft.sheet.wishes.push(again);
}
