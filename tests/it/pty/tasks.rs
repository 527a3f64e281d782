//! The timed tasks of a practised officer, key by key, within their budgets of keys, at both sizes.

use super::term::Term;

const SIZES: [(u16, u16); 2] = [(100, 30), (80, 24)];

fn at_both_sizes(budget: usize, task: impl Fn(&mut Term)) {
    for (columns, rows) in SIZES {
        let mut term = Term::demo(columns, rows);
        task(&mut term);
        assert!(
            term.keys <= budget,
            "{} keys at {columns}x{rows}, the budget is {budget}",
            term.keys
        );
    }
}

#[test]
fn task_2_record_yesterdays_tea_visit() {
    at_both_sizes(25, |t| {
        t.see("How did the tea visit go?")
            .keys("r")
            .see("How did Aled P find it?");
        t.keys("1 enter enter 1 enter enter 1 enter «ov» enter «fri»")
            .see("Friday 13 November 2026");
        t.keys("enter enter").see("Recorded for Aled P and Morgan");
        t.see("Fri 13").see("Overnight stay");
    });
}

#[test]
fn task_3_find_aled_and_open_his_page() {
    at_both_sizes(6, |t| {
        t.keys("2 «pri» enter")
            .see("People › Aled P")
            .see("What people like and admire about me");
    });
}

#[test]
fn task_4_add_a_person_with_the_least_information() {
    at_both_sizes(34, |t| {
        t.keys("2 ctrl-n 1 enter «Nia W» enter enter «sa18ab» enter")
            .see("SA1 8AB");
        t.keys("ctrl-s")
            .see("Nia W")
            .see("SA1 8AB")
            .see("Not finished");
    });
}

#[test]
fn task_5_preferences_with_aled_and_three_questions_back() {
    for (columns, rows) in SIZES {
        let mut t = Term::demo(columns, rows);
        t.keys("2 «pri» enter").see("People › Aled P");
        let before = t.keys;
        t.keys("p").see("What matters to Aled P");
        t.keys(&"right right down ".repeat(8));
        // Up to his own bathroom, whose words are the reason.
        t.keys("up up up space").see("[x] Own bathroom");
        t.keys("tab").see("question 1 of 3");
        t.keys("1 enter").see("question 2 of 3");
        t.keys("1 enter").see("question 3 of 3");
        t.keys("1 enter").see("Checked back with Aled P");
        t.keys("ctrl-s").see("checked with Aled P today");
        let keys = t.keys - before;
        assert!(
            keys <= 42,
            "{keys} keys at {columns}x{rows}, the budget is 42"
        );
    }
}

#[test]
fn task_6_why_the_second_home_is_not_the_first() {
    at_both_sizes(10, |t| {
        t.keys("2 «pri» enter m").see("Homes for Aled");
        t.keys("down w").see("› Why");
    });
}

#[test]
fn task_7_compare_the_top_three_and_arrange_a_first_meeting() {
    at_both_sizes(20, |t| {
        // The task starts on Aled's shortlist.
        t.keys("2 «pri» enter m").see("Homes for Aled");
        t.keys = 0;
        t.keys("space space space c")
            .see("What Aled P wants")
            .see("► Jean Okafor");
        // He has met the first of them, so it is the second that is highlighted for a first meeting.
        t.keys("i").see("Aled P and Jean Okafor");
        t.keys("«tue 3pm»").see("Tuesday 17 November 2026");
        t.keys("enter ctrl-s").see("17 November 2026, 15:00");
        let keys = t.keys;
        t.keys("4").see("To arrange").see("Jean Okafor");
        t.see("Tue 17").see("15:00");
        t.keys = keys;
    });
}

#[test]
fn task_9_start_an_arrangement_both_said_yes_to() {
    at_both_sizes(20, |t| {
        t.keys("4 right right right a").see("Owen L");
        t.keys("enter «1 dec»").see("Tuesday 1 December 2026");
        t.keys("enter enter ctrl-s").see("12 January");
        t.keys("5").see("Owen L");
    });
}

#[test]
fn task_1_unlock_and_see_what_is_due_today() {
    for (columns, rows) in SIZES {
        let mut t = Term::open(super::scheme::copy(), columns, rows, &[], &[]);
        t.see("This file is locked");
        t.keys(&format!("«{}» enter", super::scheme::PASSPHRASE));
        // The first late item is highlighted.
        t.see("[1 Today]").see("► Tue 10");
        let budget = super::scheme::PASSPHRASE.chars().count() + 2;
        assert!(t.keys <= budget, "{} keys at {columns}x{rows}", t.keys);
    }
}

#[test]
fn task_12_somebody_walks_in() {
    for (columns, rows) in SIZES {
        let stick = tempfile::tempdir().unwrap();
        let place = stick.path().display().to_string();
        let mut t = super::scheme::opened(columns, rows);
        // The usual memory stick is a setting.
        t.keys("ctrl-k «settings» enter")
            .see("A second place for safe copies");
        t.keys(&format!("down down down down down enter «{place}» enter"))
            .see("Saved: ");
        t.keys("1").see("Send the form");
        t.keys = 0;
        t.keys("f9").see("Screen hidden").see_no("Send the form");
        t.keys("enter").see("Send the form");
        t.keys("7 b").see("Make a safe copy now, here and in");
        t.keys("enter").see("made at 09:14").see("copied to");
        assert!(t.keys <= 8, "{} keys at {columns}x{rows}", t.keys);
    }
}
