//! Why two sides fit: points that add up, what was found, and what would change it.

use settled::domain::preference::{Direction, Level};
use settled::domain::topic::Topic;
use settled::matching::explain::{ToAsk, explain};
use settled::matching::known::Said;
use settled::matching::must_have::{Found, Gate, Rule};
use settled::matching::neutral::Neutrals;
use settled::matching::why::Side;

use super::build::{Build, household, person};

fn aled() -> Build {
    person(1)
        .wish(Topic::Garden, Level::WouldBeNice, &[])
        .wish(Topic::Pets, Level::MattersALot, &["dog"])
        .wish(Topic::Pace, Level::Matters, &["quiet"])
        .yes(Topic::GetsOnWith, "dog")
        .yes(Topic::Access, "ground-floor-bedroom")
}

fn morgan() -> Build {
    household(2)
        .yes(Topic::Pets, "dog")
        .value(Topic::Pace, "lively")
        .yes(Topic::Access, "ground-floor-bedroom")
        .wish(Topic::GetsOnWith, Level::Matters, &["dog"])
}

#[test]
fn the_points_of_each_side_add_up_to_its_view_and_name_what_was_found() {
    let told = explain(&aled().party(), &morgan().party(), &Neutrals::default());
    let topics: Vec<Topic> = told.own.lines.iter().map(|line| line.topic).collect();
    assert_eq!(topics, [Topic::Pets, Topic::Pace, Topic::Garden]);
    let points: Vec<(u32, u32)> = told
        .own
        .lines
        .iter()
        .map(|l| (l.points, l.out_of))
        .collect();
    // Weights 4, 2 and 1 of 7. The garden is not known: floored neutral 0.55 of 14.3. A lively
    // home is two steps from quiet and keeps the floor. 57.14 + 2.86 + 7.86 = 67.86.
    assert_eq!(told.own.view.whole(), 68);
    assert_eq!(points.iter().map(|p| p.0).sum::<u32>(), 68);
    assert_eq!(points.iter().map(|p| p.1).sum::<u32>(), 100);
    assert_eq!(told.theirs.view.whole(), 100);
    let found: Vec<&Found> = told.own.lines.iter().map(|line| &line.found).collect();
    assert_eq!(
        found,
        [
            &Found::Items(vec![("dog".to_owned(), Said::Yes)]),
            &Found::OneOf(vec!["lively"]),
            &Found::Items(vec![("yes".to_owned(), Said::Unknown)]),
        ]
    );
    assert_eq!(told.gate, Gate::Eligible);
    let rules: Vec<Rule> = told.findings.iter().map(|finding| finding.rule).collect();
    assert!(rules.contains(&Rule::Access) && rules.contains(&Rule::Kinds));
}

#[test]
fn what_would_change_is_the_widest_unknown_with_the_fit_both_ways() {
    let (aled, morgan) = (aled(), morgan());
    let told = explain(&aled.party(), &morgan.party(), &Neutrals::default());
    let swing = told.swing.expect("the garden is not known");
    assert_eq!((swing.whose, swing.topic), (Side::MovingIn, Topic::Garden));
    let no = morgan
        .clone()
        .fact(Topic::Garden, "", "", settled::domain::fact::Answer::No);
    let yes = morgan.value(Topic::Garden, "yes");
    let fit = |home: &Build| aled.party().fit(&home.party(), &Neutrals::default());
    assert_eq!(swing.bad, fit(&no));
    assert_eq!(swing.good, fit(&yes));
    assert!(swing.bad.point() < told.fit.point() && told.fit.point() < swing.good.point());
    let known = explain(&aled.party(), &yes.party(), &Neutrals::default());
    assert_eq!(known.swing, None);
}

#[test]
fn it_reads_the_same_from_the_other_side() {
    let (aled, morgan) = (aled().party(), morgan().party());
    let neutrals = Neutrals::default();
    let (one, other) = (
        explain(&aled, &morgan, &neutrals),
        explain(&morgan, &aled, &neutrals),
    );
    assert_eq!(one.fit, other.fit);
    assert_eq!(one.own, other.theirs);
    assert_eq!(one.theirs, other.own);
    assert_eq!(one.swing, other.swing);
}

#[test]
fn reasons_are_three_at_most_and_the_questions_of_must_haves_come_first() {
    let aled = aled()
        .yes(Topic::Support, "epilepsy")
        .wish(Topic::Setting, Level::Matters, &["village"])
        .wish(Topic::Internet, Level::Matters, &[])
        .wish(Topic::Bedtime, Level::Matters, &["early"]);
    let told = explain(&aled.party(), &morgan().party(), &Neutrals::default());
    let reasons = told.reasons();
    let topics = |reasons: &[settled::matching::explain::Reason]| -> Vec<Topic> {
        reasons.iter().map(|reason| reason.topic).collect()
    };
    assert_eq!(
        topics(&reasons.speaks_for),
        [Topic::Pets, Topic::GetsOnWith]
    );
    assert_eq!(topics(&reasons.against), [Topic::Pace]);
    assert_eq!(reasons.to_ask.len(), 3);
    assert!(matches!(&reasons.to_ask[0], ToAsk::Rule(finding) if finding.rule == Rule::Support));
}

#[test]
fn contributions_and_differences_add_up() {
    let neutrals = Neutrals::default();
    let aled = aled().party();
    let told = explain(&aled, &morgan().party(), &neutrals);
    let other = household(3)
        .value(Topic::Pace, "quiet")
        .value(Topic::Garden, "yes");
    let that = explain(&aled, &other.party(), &neutrals);
    let sum: f64 = told.contributions(&neutrals).parts().sum();
    assert!((sum - told.fit.point()).abs() < 1e-12);
    let difference = told.rather_than(&that, &neutrals);
    let sum: f64 = difference.parts().sum();
    assert!((sum - (told.fit.point() - that.fit.point())).abs() < 1e-12);
}

#[test]
fn a_side_that_has_told_us_nothing_is_flagged_and_does_not_win() {
    let neutrals = Neutrals::default();
    let silent = household(3)
        .yes(Topic::Pets, "dog")
        .value(Topic::Pace, "quiet")
        .value(Topic::Garden, "yes");
    let told = explain(&aled().party(), &silent.party(), &neutrals);
    assert!(!told.theirs.view.stated());
    assert_eq!(told.theirs.lines, []);
    assert_eq!(told.theirs.view.whole(), 55);
    assert_eq!(told.theirs.view.whole_range(), (10, 100));
    // Perfect for him, and silent: sqrt(1 x 0.55) = 74 of 100, not 100.
    assert_eq!(told.fit.whole(), 74);
}

#[test]
fn to_avoid_is_told_with_what_is_avoided() {
    let asks = person(1).asks(
        Topic::Pets,
        Direction::Avoid,
        Level::Matters,
        &["cat"],
        |_| {},
    );
    let told = explain(
        &asks.party(),
        &household(2).no(Topic::Pets, "cat").party(),
        &Neutrals::default(),
    );
    let line = &told.own.lines[0];
    assert_eq!((line.direction, line.points), (Direction::Avoid, 100));
}
