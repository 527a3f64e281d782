//! What comes from outside cannot steer the terminal: every character there is, and two hundred strings made
//! to do harm, go through the pen, through whole screens and out to the terminal as bytes.

use crate::desk::Desk;
use ratatui::backend::CrosstermBackend;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::{Terminal, TerminalOptions, Viewport};
use settled::app::session::ThemeChoice;
use settled::domain::port::{self, Change, OpKind, Stamp};
use settled::domain::profile::{Profile, ProfileKind};
use settled::domain::text::{HOSTILE_MARK, MOST_MARKS, SafeText, is_hostile};
use settled::runtime::home::Home;
use settled::runtime::keeper::Keeper;
use settled::store::Store;
use settled::ui::pen::Pen;
use settled::ui::theme::{Ink, Theme};
use std::cell::RefCell;
use std::io::{self, Write};
use std::rc::Rc;
use unicode_normalization::char::is_combining_mark;
use unicode_width::UnicodeWidthChar;
use uuid::Uuid;

/// Strings that were made to do harm, one of each kind.
const ATTACKS: &[&str] = &[
    // Clears, moves, hides, colours, asks the terminal something, leaves the other screen.
    "\u{1b}[2J",
    "\u{1b}[H",
    "\u{1b}[1;1H",
    "\u{1b}[10A",
    "\u{1b}[?25l",
    "\u{1b}[?1049l",
    "\u{1b}[31;5m",
    "\u{1b}[6n",
    "\u{1b}[c",
    "\u{1b}[21t",
    "\u{1b}[?1000h",
    "\u{1b}[4h",
    "\u{1b}[3;20r",
    "\u{1b}[8;5;5t",
    // Titles, the clipboard, links, colours, downloads, function keys.
    "\u{1b}]0;Aled P has died\u{7}",
    "\u{1b}]52;c;QWxlZA==\u{7}",
    "\u{1b}]8;;http://x.example/\u{1b}\\here\u{1b}]8;;\u{1b}\\",
    "\u{1b}]4;1;rgb:00/00/00\u{1b}\\",
    "\u{1b}]1337;File=:AA==\u{7}",
    "\u{1b}P+q544e\u{1b}\\",
    "\u{1b}P$qm\u{1b}\\",
    "\u{1b}_Gf=100;AA\u{1b}\\",
    "\u{1b}^private\u{1b}\\",
    "\u{1b}Xstring\u{1b}\\",
    // One letter after Escape, and Escape alone.
    "\u{1b}c",
    "\u{1b}7\u{1b}8",
    "\u{1b}(0lqqk",
    "\u{1b}#8",
    "\u{1b}",
    "\u{1b}\u{1b}[A",
    // The same in one character.
    "\u{9b}2J",
    "\u{9d}0;x\u{9c}",
    "\u{90}q\u{9c}",
    "\u{84}\u{8d}\u{85}",
    // Plain controls.
    "\u{8}\u{8}\u{8}\u{8}gone",
    "\rover",
    "\u{b}\u{c}",
    "\u{7}\u{5}\u{e}\u{f}",
    "\u{0}\u{7f}",
    "\t\t",
    // Turns the line round, or disappears.
    "\u{202e}txt.exe",
    "\u{2066}\u{2067}\u{2068}\u{2069}",
    "\u{200e}\u{200f}\u{61c}",
    "\u{200b}\u{200c}\u{200d}\u{2060}\u{feff}",
    "\u{e0041}\u{e006c}\u{e007f}",
    "\u{ad}\u{34f}\u{180e}\u{3164}",
    "e\u{fe0f}\u{fe00}\u{e0100}",
    // Smears, stands on nothing, takes more room than it says.
    "z\u{310}\u{311}\u{312}\u{313}\u{314}\u{315}\u{316}\u{317}\u{318}\u{319}\u{31a}",
    "\u{20e3}\u{301}",
    "\u{1160}\u{11a8}\u{d7b0}",
    "\u{fdfd}\u{1242b}\u{f8ff}\u{10ffff}",
];

/// Each of [`ATTACKS`] alone, in front, in the middle and three times over.
fn attacks() -> Vec<String> {
    ATTACKS
        .iter()
        .flat_map(|a| {
            [
                (*a).to_owned(),
                format!("{a}Aled P"),
                format!("Aled {a} P"),
                format!("Aled P{a}{a}{a}"),
            ]
        })
        .collect()
}

/// Why a text may not reach a terminal, if it may not.
fn fault_of(safe: &str) -> Option<String> {
    let mut marks = None;
    for c in safe.chars() {
        if c == '\n' {
            marks = None;
            continue;
        }
        if is_hostile(c) {
            return Some(format!("{:04X} is hostile", u32::from(c)));
        }
        if is_combining_mark(c) {
            marks = match marks {
                None => return Some(format!("{:04X} stands on nothing", u32::from(c))),
                Some(MOST_MARKS) => return Some(format!("{:04X} is one too many", u32::from(c))),
                Some(n) => Some(n + 1),
            };
        } else if c.width().unwrap_or(0) == 0 {
            return Some(format!("{:04X} cannot be seen", u32::from(c)));
        } else {
            marks = Some(0);
        }
    }
    None
}

#[test]
fn every_character_there_is_comes_out_safe() {
    let mut faults = Vec::new();
    for c in (0..=0x0010_FFFF).filter_map(char::from_u32) {
        let texts = [
            format!("{c}"),
            format!("a{c}b"),
            format!("\n{c}{c}{c}{c}{c}{c}"),
        ];
        faults.extend(
            texts
                .iter()
                .filter_map(|text| fault_of(SafeText::new(text).as_str())),
        );
    }
    faults.dedup();
    assert_eq!(faults, [] as [String; 0]);
}

#[test]
fn what_is_hostile_stays_to_be_seen() {
    let attacks = attacks();
    assert!(attacks.len() >= 200, "{}", attacks.len());
    for attack in attacks {
        let safe = SafeText::new(&attack);
        assert_eq!(fault_of(safe.as_str()), None, "{attack:?}");
        assert!(
            safe.as_str().contains(HOSTILE_MARK) || safe.as_str().chars().any(is_combining_mark),
            "{attack:?} disappeared into {safe}"
        );
        assert_eq!(
            SafeText::new(safe.as_str()),
            safe,
            "safe text is left as it is"
        );
    }
}

/// Bytes on their way to a terminal.
#[derive(Clone, Default)]
struct Wire(Rc<RefCell<Vec<u8>>>);

impl Write for Wire {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// What a terminal would be sent for a picture.
fn sent(buffer: &Buffer) -> Vec<u8> {
    let wire = Wire::default();
    let options = TerminalOptions {
        viewport: Viewport::Fixed(buffer.area),
    };
    let mut terminal =
        Terminal::with_options(CrosstermBackend::new(wire.clone()), options).unwrap();
    terminal
        .draw(|frame| frame.buffer_mut().clone_from(buffer))
        .unwrap();
    drop(terminal);
    wire.0.take()
}

/// The text among what a terminal is sent; fails at any sequence that drawing does not need: places,
/// colours, and the caret's coming and going.
fn only_our_own(bytes: &[u8]) -> String {
    let text = std::str::from_utf8(bytes).expect("text");
    let mut chars = text.chars();
    let mut plain = String::new();
    while let Some(c) = chars.next() {
        if c == '\u{1b}' {
            assert_eq!(chars.next(), Some('['), "{text:?}");
            let mut inside = String::new();
            let end = loop {
                match chars.next() {
                    Some(c) if c.is_ascii_digit() || c == ';' || c == '?' => inside.push(c),
                    other => break other,
                }
            };
            let caret = matches!(end, Some('h' | 'l')) && inside == "?25";
            let ours = caret || (matches!(end, Some('H' | 'm')) && !inside.contains('?'));
            assert!(ours, "ESC [ {inside} {end:?}");
        } else {
            assert!(!is_hostile(c), "{:04X} reached the terminal", u32::from(c));
            plain.push(c);
        }
    }
    plain
}

/// A picture in which a text stands between two posts.
fn between_posts(text: &str) -> Buffer {
    let theme = Theme::of(ThemeChoice::Dark);
    let mut buffer = Buffer::empty(Rect::new(0, 0, 40, 6));
    let mut caret = None;
    let area = buffer.area;
    let mut pen = Pen::new(&mut buffer, area, &theme, &mut caret);
    pen.bar(0, 0, 6);
    pen.bar(39, 0, 6);
    pen.text_within(1, 0, 38, text, Ink::Text);
    pen.text_within(1, 1, 10, text, Ink::Selected);
    pen.part(1, 2, 38, 1).text_to(38, 0, text, Ink::Hint);
    let mut part = pen.part(1, 3, 38, 3);
    part.wrap(0, 0, 12, text, Ink::Attention);
    buffer
}

#[test]
fn through_every_way_to_draw_only_our_own_sequences_reach_the_terminal() {
    for attack in attacks() {
        let picture = between_posts(&attack);
        let bytes = sent(&picture);
        only_our_own(&bytes);
        // Another program's idea of the same bytes: nothing moved, nothing was cleared.
        let mut other = vt100::Parser::new(6.try_into().unwrap(), 40.try_into().unwrap(), 0);
        other.process(&bytes);
        for row in 0..6 {
            for column in [0, 39] {
                let cell = other.screen().cell(row, column).unwrap();
                assert_eq!(cell.contents(), "│", "{attack:?} at {row}, {column}");
            }
        }
    }
}

#[test]
fn characters_of_every_class_leave_the_posts_where_they_are() {
    let classes = (0..=0x0010_FFFF_u32)
        .step_by(1021)
        .chain(0..0x300)
        .chain(0x2000..0x2070)
        .chain(0xFE00..0x1_0000)
        .filter_map(char::from_u32);
    for c in classes {
        let picture = between_posts(&format!("a{c}b"));
        for row in 0..6 {
            for column in [0, 39] {
                assert_eq!(picture[(column, row)].symbol(), "│", "{:04X}", u32::from(c));
            }
        }
        only_our_own(&sent(&picture));
    }
}

/// A scheme in which everybody's words are hostile.
fn desk_of_hostile_people() -> Desk {
    let mut store = Store::in_memory(false).unwrap();
    let kinds = ProfileKind::ALL.iter().cycle();
    let people = attacks().into_iter().zip(kinds).zip(1..);
    let writes = people
        .map(|((attack, kind), n)| {
            let mut profile = Profile::new(Uuid::from_u128(n).into(), *kind, &attack);
            profile.full_name.clone_from(&attack);
            profile.notes = format!("{attack}\n{attack}");
            profile.contact.clone_from(&attack);
            profile.pronouns.clone_from(&attack);
            profile.postcode = attack;
            port::Write::put(&profile)
        })
        .collect();
    let change = Change {
        kind: OpKind::ProfileAdded,
        about: ATTACKS.concat(),
        writes,
    };
    let stamp = Stamp {
        op: Uuid::from_u128(0xFFFF),
        at: "2026-11-12T09:00:00Z".parse().unwrap(),
        today: jiff::civil::date(2026, 11, 12),
        who: ATTACKS.concat(),
    };
    store.apply(&change, &stamp).unwrap();
    let home = Home::of_scheme(Some("hostile".into()));
    Desk::with(Keeper::with_store(home, store, &ATTACKS.concat()).unwrap())
}

#[test]
fn whole_screens_of_hostile_words_stay_whole() {
    let mut desk = desk_of_hostile_people();
    let steps = [
        "1",
        "2",
        "enter",
        "p",
        "esc",
        "esc",
        "2 esc down down down enter",
        "esc",
        "3",
        "4",
        "5",
        "6",
        "7",
        "h",
        "ctrl-z",
        "ctrl-k «aled»",
    ];
    for step in steps {
        desk.keys(step);
        for (columns, rows) in [(100, 30), (80, 24)] {
            let picture = desk.drawn(columns, rows);
            only_our_own(&sent(&picture));
        }
    }
}
