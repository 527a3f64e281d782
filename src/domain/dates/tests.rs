//! Worked readings, all on Thursday 12 November 2026 unless a case says otherwise.

use super::*;
use Direction::{Either, Future, Past};
use proptest::prelude::*;

const TODAY: Date = date(2026, 11, 12);

/// A reading in one line: `2026-11-17 15:00`, `~2027-06`, `2026-11-13 | 2026-11-20`, `?`, or nothing.
fn told_on(today: Date, text: &str, direction: Direction) -> String {
    let when = |when: When| {
        let about = if when.approximate { "~" } else { "" };
        let time = when
            .time
            .map(|time| time.strftime(" %H:%M").to_string())
            .unwrap_or_default();
        format!("{about}{}{time}", when.date)
    };
    match read(text, today, direction) {
        Reading::Empty => String::new(),
        Reading::Understood(only) => when(only),
        Reading::TwoWays(first, second) => format!("{} | {}", when(first), when(second)),
        Reading::NotSure => "?".to_owned(),
    }
}

fn check(cases: &[(&str, Direction, &str)]) {
    for (text, direction, expected) in cases {
        assert_eq!(
            told_on(TODAY, text, *direction),
            *expected,
            "{text:?} {direction:?}"
        );
    }
}

#[test]
fn days_named_from_today() {
    check(&[
        ("today", Past, "2026-11-12"),
        ("Yesterday", Past, "2026-11-11"),
        (" TOMORROW ", Future, "2026-11-13"),
        ("in 6 weeks", Future, "2026-12-24"),
        ("3 weeks ago", Past, "2026-10-22"),
        ("in a fortnight", Future, "2026-11-26"),
        ("in two months", Future, "2027-01-12"),
        ("a year ago", Past, "2025-11-12"),
        ("next week", Future, "~2026-11-19"),
        ("next month", Future, "~2026-12"),
        ("last month", Past, "~2026-10"),
        ("last year", Past, "~2025"),
    ]);
    assert_eq!(
        told_on(date(2026, 12, 1), "in 6 weeks", Future),
        "2027-01-12"
    );
    assert_eq!(
        told_on(date(2027, 1, 31), "in 1 month", Future),
        "2027-02-28"
    );
}

#[test]
fn weekdays_look_the_way_the_box_looks() {
    check(&[
        ("fri", Past, "2026-11-06"),
        ("fri", Future, "2026-11-13"),
        ("friday", Either, "2026-11-13"),
        ("mon", Either, "2026-11-09"),
        ("last fri", Past, "2026-11-06"),
        ("last thu", Past, "2026-11-05"),
        ("last wed", Past, "2026-11-11"),
        ("this fri", Past, "2026-11-13"),
        ("this mon", Future, "2026-11-09"),
        ("tue 3pm", Future, "2026-11-17 15:00"),
    ]);
}

#[test]
fn what_english_speakers_differ_on_is_asked() {
    check(&[
        ("next fri", Future, "2026-11-13 | 2026-11-20"),
        ("next wed", Future, "2026-11-18 | 2026-11-25"),
        ("next thu", Future, "2026-11-19"),
        (
            "next fri 3pm",
            Future,
            "2026-11-13 15:00 | 2026-11-20 15:00",
        ),
        ("thu", Past, "2026-11-12 | 2026-11-05"),
        ("thu", Future, "2026-11-12 | 2026-11-19"),
        ("thu", Either, "2026-11-12"),
        ("june 27", Future, "2027-06-27 | ~2027-06"),
        ("june 62", Past, "~1962-06"),
        ("june '27", Future, "~2027-06"),
        ("june 27th", Future, "2027-06-27"),
        ("june 7", Future, "2027-06-07"),
    ]);
}

#[test]
fn days_without_a_year_are_the_nearest_in_their_direction() {
    check(&[
        ("14/3", Past, "2026-03-14"),
        ("14/3", Future, "2027-03-14"),
        ("14 mar", Future, "2027-03-14"),
        ("1 dec", Future, "2026-12-01"),
        ("1 dec", Past, "2025-12-01"),
        ("1 Dec.", Either, "2026-12-01"),
        ("12/11", Past, "2026-11-12"),
        ("12/11", Future, "2026-11-12"),
        ("13/11", Past, "2025-11-13"),
        ("29/2", Past, "2024-02-29"),
        ("29 feb", Future, "2028-02-29"),
        ("june", Future, "~2027-06"),
        ("june", Past, "~2026-06"),
        ("nov", Past, "~2026-11"),
        ("nov", Future, "~2026-11"),
        ("the 14th", Future, "2026-11-14"),
        ("14th", Past, "2026-10-14"),
        ("31st", Future, "2026-12-31"),
        ("end of month", Future, "2026-11-30"),
        ("end of the month", Past, "2026-10-31"),
        ("end of june", Future, "2027-06-30"),
        ("end of feb 2028", Future, "2028-02-29"),
    ]);
}

#[test]
fn whole_dates_in_every_usual_form() {
    let same = [
        "14 march 2027",
        "14.3.27",
        "140327",
        "14032027",
        "20270314",
        "2027-03-14",
        "14/03/2027",
        "14-Mar-27",
        "14th of March, 2027",
        "march 14 2027",
        "sun 14 mar 2027",
        "14 3 27",
        "14/3/2027 00:00",
        "14/3/2027 00:00:00",
    ];
    for text in same {
        for direction in [Future, Either] {
            assert_eq!(told_on(TODAY, text, direction), "2027-03-14", "{text}");
        }
    }
    check(&[
        ("2026-11-12", Past, "2026-11-12"),
        ("12/11/2026 00:00", Past, "2026-11-12"),
        ("Thursday 12 November 2026", Past, "2026-11-12"),
        ("june 2027", Future, "~2027-06"),
        ("2027-06", Future, "~2027-06"),
        ("06/2027", Future, "~2027-06"),
        ("1962", Past, "~1962"),
        ("about 14 march 2027", Future, "~2027-03-14"),
        ("c. 1962", Past, "~1962"),
        ("20/11/2011", Past, "2011-11-20"),
        ("20112011", Past, "2011-11-20"),
    ]);
}

#[test]
fn years_of_two_digits_follow_the_direction() {
    check(&[
        ("14/3/62", Past, "1962-03-14"),
        ("14 mar '62", Past, "1962-03-14"),
        ("'62", Past, "~1962"),
        ("12/11/26", Past, "2026-11-12"),
        ("13/11/26", Past, "1926-11-13"),
        ("1/11/26", Future, "2026-11-01"),
        ("1/1/62", Future, "2062-01-01"),
        ("1/1/62", Either, "2062-01-01"),
        ("1/1/99", Either, "1999-01-01"),
        ("27.5.07", Past, "2007-05-27"),
        ("14/3/2062", Past, "2062-03-14"),
    ]);
}

#[test]
fn times_of_day() {
    check(&[
        ("tomorrow 3.30pm", Future, "2026-11-13 15:30"),
        ("tomorrow at 15:00", Future, "2026-11-13 15:00"),
        ("3pm tomorrow", Future, "2026-11-13 15:00"),
        ("9:15 am on 1 dec", Future, "2026-12-01 09:15"),
        ("2026-11-12T09:00", Past, "2026-11-12 09:00"),
        ("fri noon", Future, "2026-11-13 12:00"),
        ("fri 12am", Future, "2026-11-13 00:00"),
        ("fri 12pm", Future, "2026-11-13 12:00"),
        ("14.3.27 3pm", Future, "2027-03-14 15:00"),
        ("fri 25:00", Future, "?"),
        ("fri 13pm", Future, "?"),
        ("fri 3:5", Future, "?"),
        ("3pm", Future, "?"),
        ("june 2027 3pm", Future, "?"),
    ]);
}

#[test]
fn what_is_no_date_is_left_as_it_was_typed() {
    check(&[
        ("", Past, ""),
        (" \t ", Past, ""),
        ("31/2", Past, "?"),
        ("31/2/1988", Past, "?"),
        ("29/2/62", Past, "?"),
        ("3/27", Past, "?"),
        ("13/13/2020", Past, "?"),
        ("0/0/0", Past, "?"),
        ("asap", Future, "?"),
        ("n/k", Past, "?"),
        ("24532", Past, "?"),
        ("14", Past, "?"),
        ("1/1/1066", Past, "?"),
        ("in 99999999 years", Future, "?"),
        ("in 900 years", Future, "?"),
        ("fri 14 mar 2027", Future, "?"),
        ("end", Future, "?"),
        ("next", Future, "?"),
    ]);
    assert_eq!(told_on(TODAY, &"1".repeat(10_000), Past), "?");
}

#[test]
fn a_partial_date_covers_its_days_and_keeps_its_written_form() {
    let cases = [
        ("2026-11-12", date(2026, 11, 12), date(2026, 11, 12)),
        ("2028-02", date(2028, 2, 1), date(2028, 2, 29)),
        ("1962", date(1962, 1, 1), date(1962, 12, 31)),
    ];
    for (text, earliest, latest) in cases {
        let partial: PartialDate = text.parse().unwrap();
        assert_eq!((partial.earliest(), partial.latest()), (earliest, latest));
        assert_eq!(partial.to_string(), text);
        assert_eq!(
            serde_json::to_string(&partial).unwrap(),
            format!("\"{text}\"")
        );
        assert_eq!(
            serde_json::from_str::<PartialDate>(&format!("\"{text}\"")).unwrap(),
            partial
        );
    }
    for text in [
        "",
        "26",
        "2026-13",
        "2026-00",
        "2026-2",
        "2026-02-30",
        "+026",
        "2026-11-12-1",
        "0000",
    ] {
        assert_eq!(text.parse::<PartialDate>(), Err(NotADate), "{text}");
    }
}

#[test]
fn a_month_no_calendar_has_is_no_fault() {
    assert_eq!(PartialDate::Month(2026, 13).latest(), date(2026, 12, 31));
    assert_eq!(PartialDate::Year(i16::MAX).earliest(), date(9999, 1, 1));
}

fn any_direction() -> impl Strategy<Value = Direction> {
    prop_oneof![Just(Past), Just(Future), Just(Either)]
}

fn any_day() -> impl Strategy<Value = Date> {
    (1_i16..=9999, 1_i8..=12, 1_i8..=28).prop_map(|(y, m, d)| date(y, m, d))
}

proptest! {
    #[test]
    fn any_text_is_read_without_a_fault(
        text in any::<String>(), today in any_day(), direction in any_direction()
    ) {
        let is_blank = text.trim().is_empty();
        prop_assert_eq!(read(&text, today, direction) == Reading::Empty, is_blank);
    }

    #[test]
    fn any_run_of_date_words_is_read_without_a_fault(
        words in prop::collection::vec(
            prop::sample::select(vec![
                "next", "last", "fri", "mar", "june", "end of", "month", "in", "ago", "weeks", "'",
                "year", "3", "14", "31st", "99", "2027", "140327", "99999999", "/", ".", "-", ":",
                "pm", "noon", "about", "this", "a", " ",
            ]),
            1..8,
        ),
        today in any_day(),
        direction in any_direction(),
    ) {
        for joint in ["", " "] {
            let text = words.join(joint);
            let blank = text.trim().is_empty();
            prop_assert_eq!(read(&text, today, direction) == Reading::Empty, blank);
        }
    }

    #[test]
    fn a_day_written_out_is_read_back_whichever_way_the_box_looks(
        offset in 0_i32..100_000, direction in any_direction()
    ) {
        use jiff::ToSpan;
        let day = date(1851, 1, 1).checked_add(offset.days()).unwrap();
        for text in [day.to_string(), day.strftime("%d/%m/%Y").to_string()] {
            let when = When { date: PartialDate::Day(day), time: None, approximate: false };
            prop_assert_eq!(read(&text, TODAY, direction), Reading::Understood(when));
        }
    }

    #[test]
    fn a_day_without_a_year_never_lies_the_wrong_way(
        month in 1_i8..=12, day in 1_i8..=31, today in any_day()
    ) {
        let today = date(2000 + today.year() % 100, today.month(), today.day());
        let text = format!("{day}/{month}");
        if let Reading::Understood(when) = read(&text, today, Past) {
            prop_assert!(when.date.latest() <= today);
        }
        if let Reading::Understood(when) = read(&text, today, Future) {
            prop_assert!(when.date.earliest() >= today);
        }
    }
}
