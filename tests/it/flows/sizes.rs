//! No size of the window stops the program: every width at three heights, every height at three
//! widths, on every place and in front of every kind of window.

use crate::desk::Desk;
use settled::app::Msg;
use settled::app::session::ThemeChoice;
use settled::demo::Size;

const WIDTHS: std::ops::RangeInclusive<u16> = 20..=250;
const HEIGHTS: std::ops::RangeInclusive<u16> = 6..=80;

/// Keys that lead to the screens, from Today.
const SCREENS: &[&str] = &[
    "1",
    "r",
    "2",
    "2 «pri» enter",
    "2 «pri» enter right",
    "2 «pri» enter right right",
    "2 «pri» enter p",
    "2 «pri» enter e",
    "2 «pri» enter h",
    "2 ctrl-n",
    "2 ctrl-n ctrl-s",
    "2 «pri» enter m",
    "2 «pri» enter m w",
    "2 «pri» enter m l",
    "2 «pri» enter m space space space space c",
    "2 «pri» enter m c o end",
    "2 «pri» enter m c v",
    "2 «pri» enter m b 0",
    "2 «pri» enter m b 0 ctrl-s",
    "2 «pri» enter m i",
    "2 «pri» enter m x",
    "3",
    "3 s",
    "3 s v",
    "4",
    "4 enter",
    "4 right right right a",
    "5",
    "5 enter",
    "5 x",
    "6",
    "7",
    "7 i",
    "?",
    "ctrl-k",
    "ctrl-k «al»",
    "f9",
];

#[test]
fn every_screen_draws_at_every_size() {
    for keys in SCREENS {
        let mut desk = Desk::practice(Size::Tour10);
        desk.keys(keys);
        for width in WIDTHS {
            for height in [18, 24, 30] {
                desk.send(Msg::Resize(width, height));
                desk.screen();
            }
        }
        for height in HEIGHTS {
            for width in [60, 80, 100] {
                desk.send(Msg::Resize(width, height));
                desk.screen();
            }
        }
    }
}

#[test]
fn without_colour_every_screen_says_the_same_and_shows_where_one_is() {
    for keys in SCREENS {
        let mut desk = Desk::practice(Size::Tour10);
        desk.keys(keys);
        for (columns, rows) in [(100, 30), (80, 24)] {
            desk.send(Msg::Resize(columns, rows));
            desk.model.session.theme = ThemeChoice::Dark;
            let coloured = desk.screen();
            desk.model.session.theme = ThemeChoice::Plain;
            assert_eq!(desk.screen(), coloured, "{keys} at {columns}x{rows}");
            assert_eq!(desk.colours(), 0, "{keys} at {columns}x{rows} has a colour");
        }
    }
}
