//! The pictures of the README: the real program's screen, cell by cell, as SVG.
//!
//! `cargo test --test it picture -- --ignored` draws them anew into `assets/pictures/`.

use super::term::Term;
use std::fmt::Write as _;
use std::path::Path;
use termlens::{Color, Screen};

/// Size of a cell and of the letters in it, in pixels.
const CELL: (u32, u32) = (9, 20);
const LETTERS: u32 = 15;
const INK: &str = "#e6e6e0";
const PAPER: &str = "#171a1f";

fn colour(colour: Color, otherwise: &str) -> String {
    if let Color::Rgb(r, g, b) = colour {
        format!("#{r:02x}{g:02x}{b:02x}")
    } else {
        otherwise.to_owned()
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

/// The screen as SVG: a ground for every run of cells, then its letters, each at its own column.
fn svg(screen: &Screen) -> String {
    let (columns, rows) = screen.size();
    let (width, height) = (u32::from(columns) * CELL.0, u32::from(rows) * CELL.1);
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" font-family=\"DejaVu Sans Mono, Consolas, monospace\" font-size=\"{LETTERS}\">\n<rect width=\"{width}\" height=\"{height}\" fill=\"{PAPER}\"/>\n"
    );
    for row in 0..rows {
        for column in 0..columns {
            let Some(cell) = screen.cell(row, column) else {
                continue;
            };
            let style = cell.style();
            let (x, y) = (u32::from(column) * CELL.0, u32::from(row) * CELL.1);
            let ground = colour(style.bg, PAPER);
            if ground != PAPER {
                let _written = writeln!(
                    out,
                    "<rect x=\"{x}\" y=\"{y}\" width=\"{}\" height=\"{}\" fill=\"{ground}\"/>",
                    CELL.0, CELL.1
                );
            }
            let text = cell.contents();
            if !text.trim().is_empty() {
                let weight = if style.bold {
                    " font-weight=\"bold\""
                } else {
                    ""
                };
                let base = y + CELL.1 - 5;
                let ink = colour(style.fg, INK);
                let _written = writeln!(
                    out,
                    "<text x=\"{x}\" y=\"{base}\" fill=\"{ink}\"{weight}>{}</text>",
                    escaped(text)
                );
            }
        }
    }
    out.push_str("</svg>\n");
    out
}

#[test]
#[ignore = "writes the pictures of the README"]
fn pictures_of_the_real_screen() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/pictures");
    std::fs::create_dir_all(&folder).unwrap();
    for (name, keys, shows) in [
        ("today", "1", "Press R to record"),
        ("profile", "2 «pri» enter", "This is what others see first"),
        ("shortlist", "2 «pri» enter m", "Left out by a must-have"),
        ("why", "2 «pri» enter m w", "Help for your judgement"),
        (
            "compare",
            "2 «pri» enter m space space space c",
            "Biggest difference",
        ),
        ("scheme", "3 s", "would both rather swap"),
        ("introductions", "4", "One yes is not enough"),
    ] {
        let mut term = Term::demo(100, 30);
        // The line above the key bar is drawn last but one; what it says shows that the rest is there.
        term.keys(keys).see(shows).see("F9 Hide");
        std::fs::write(folder.join(format!("{name}.svg")), svg(&term.picture())).unwrap();
    }
}
