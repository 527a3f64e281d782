use super::*;
use crate::app::key::Code;
use crate::choices_of;
use crate::domain::introduction::{MeetingKind, ViewAnswer};
use crate::words::Words;
use jiff::civil::date;

const SPECS: &[FieldSpec] = &[
    FieldSpec::new("answer", FieldKind::Choice(choices_of!(ViewAnswer))),
    FieldSpec::when("words", FieldKind::Line, |f| f.get("answer") != "no"),
    FieldSpec::new("next", FieldKind::Pick(choices_of!(MeetingKind))),
    FieldSpec::new("when", FieldKind::Date(Direction::Future)),
];

fn form() -> Form {
    Form::new("test", SPECS, date(2026, 11, 12))
}

fn typed(form: &mut Form, text: &str) {
    for c in text.chars() {
        form.key(Key::plain(Code::Char(c)));
    }
}

#[test]
fn digits_choose_enter_moves_on_and_letters_find() {
    let words = Words::english();
    let say = |id: &str| words.get(id);
    let mut f = form();
    assert!(!f.has_caret());
    assert!(f.digit(1));
    assert_eq!(f.get("answer"), "yes");
    f.command(CommandId::Open, &say);
    assert!(f.has_caret());
    f.command(CommandId::Open, &say);
    typed(&mut f, "ov");
    f.command(CommandId::Open, &say);
    assert_eq!(f.picked("next", &say).map(|c| c.0), Some("overnight"));
    typed(&mut f, "fri");
    assert_eq!(
        f.when("when").map(|w| w.date.earliest()),
        Some(date(2026, 11, 13))
    );
    f.command(CommandId::Open, &say);
    assert!(f.on_save());
    assert_eq!(f.command(CommandId::Open, &say), Outcome::Submit);
}

#[test]
fn hidden_fields_are_passed_over_and_drafts_come_back() {
    let words = Words::english();
    let say = |id: &str| words.get(id);
    let mut f = form();
    f.digit(3);
    assert_eq!(f.get("answer"), "no");
    f.command(CommandId::Open, &say);
    assert_eq!(f.focused().map(|s| s.id), Some("next"));
    let mut again = form();
    again.fill_from(&f.to_fields());
    assert_eq!(again.get("answer"), "no");
}
