//! Colours. They decorate and never carry the meaning: every mark is also a word or a sign.

use crate::app::session::ThemeChoice;
use ratatui::style::{Color, Modifier, Style};

/// What a piece of text is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Ink {
    /// Ordinary text.
    Text,
    /// Headings, and names that matter.
    Strong,
    /// The highlighted row, links, strength.
    Accent,
    /// What needs attention.
    Attention,
    /// Lines between things. Never text.
    Line,
    /// The row or choice that is highlighted.
    Selected,
    /// The box with the caret.
    Focus,
    /// A grey hint in an empty box.
    Hint,
}

impl Ink {
    /// Every ink that text is written in.
    pub const TEXT: &'static [Self] = &[
        Self::Text,
        Self::Strong,
        Self::Accent,
        Self::Attention,
        Self::Selected,
        Self::Focus,
        Self::Hint,
    ];
}

/// A set of colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Theme {
    choice: ThemeChoice,
    ink: Color,
    paper: Color,
    accent: Color,
    attention: Color,
    line: Color,
    selected: Color,
    focus: Color,
    hint: Color,
}

const fn rgb(hex: u32) -> Color {
    let [_, r, g, b] = hex.to_be_bytes();
    Color::Rgb(r, g, b)
}

impl Theme {
    /// The colours of a choice.
    pub const fn of(choice: ThemeChoice) -> Self {
        match choice {
            ThemeChoice::Light => Self {
                choice,
                ink: rgb(0x0020_2020),
                paper: rgb(0x00fa_f8f2),
                accent: rgb(0x0000_4a94),
                attention: rgb(0x008f_3d00),
                line: rgb(0x008a_8a84),
                selected: rgb(0x00d6_e6f7),
                focus: rgb(0x00ff_ffff),
                hint: rgb(0x005a_5a56),
            },
            ThemeChoice::Dark => Self {
                choice,
                ink: rgb(0x00e6_e6e0),
                paper: rgb(0x0017_1a1f),
                accent: rgb(0x0083_bdf7),
                attention: rgb(0x00ff_b066),
                line: rgb(0x0063_6a74),
                selected: rgb(0x0026_3a52),
                focus: rgb(0x0028_2d35),
                hint: rgb(0x00a4_a9b1),
            },
            ThemeChoice::HighContrast => Self {
                choice,
                ink: rgb(0x00ff_ffff),
                paper: rgb(0x0000_0000),
                accent: rgb(0x007f_dbff),
                attention: rgb(0x00ff_cf40),
                line: rgb(0x00ff_ffff),
                selected: rgb(0x0000_3a70),
                focus: rgb(0x0020_2020),
                hint: rgb(0x00e0_e0e0),
            },
            ThemeChoice::Plain => Self {
                choice,
                ink: Color::Reset,
                paper: Color::Reset,
                accent: Color::Reset,
                attention: Color::Reset,
                line: Color::Reset,
                selected: Color::Reset,
                focus: Color::Reset,
                hint: Color::Reset,
            },
        }
    }

    /// The style of an ink.
    pub fn style(&self, ink: Ink) -> Style {
        if self.choice == ThemeChoice::Plain {
            return match ink {
                Ink::Selected => Style::new().add_modifier(Modifier::REVERSED),
                Ink::Strong | Ink::Attention => Style::new().add_modifier(Modifier::BOLD),
                Ink::Focus => Style::new().add_modifier(Modifier::UNDERLINED),
                Ink::Text | Ink::Accent | Ink::Line | Ink::Hint => Style::new(),
            };
        }
        let base = Style::new().fg(self.ink).bg(self.paper);
        match ink {
            Ink::Text => base,
            Ink::Strong => base.add_modifier(Modifier::BOLD),
            Ink::Accent => base.fg(self.accent),
            Ink::Attention => base.fg(self.attention).add_modifier(Modifier::BOLD),
            Ink::Line => base.fg(self.line),
            Ink::Selected => base.bg(self.selected).add_modifier(Modifier::BOLD),
            Ink::Focus => base.bg(self.focus),
            Ink::Hint => base.fg(self.hint),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Relative luminance and contrast as WCAG 2.2 defines them.
    fn contrast(one: Color, other: Color) -> f64 {
        let luminance = |c: Color| {
            let Color::Rgb(red, green, blue) = c else {
                panic!("a colour of our own")
            };
            let part = |v: u8| {
                let v = f64::from(v) / 255.0;
                if v <= 0.04045 {
                    v / 12.92
                } else {
                    ((v + 0.055) / 1.055).powf(2.4)
                }
            };
            0.2126 * part(red) + 0.7152 * part(green) + 0.0722 * part(blue)
        };
        let (one, other) = (luminance(one), luminance(other));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    #[test]
    fn every_text_can_be_read_on_its_ground() {
        for (choice, least) in [
            (ThemeChoice::Light, 4.5),
            (ThemeChoice::Dark, 4.5),
            (ThemeChoice::HighContrast, 7.0),
        ] {
            let theme = Theme::of(choice);
            for ink in Ink::TEXT {
                let style = theme.style(*ink);
                let (Some(fg), Some(bg)) = (style.fg, style.bg) else {
                    panic!("{ink:?} leaves a colour to chance")
                };
                assert!(
                    contrast(fg, bg) >= least,
                    "{choice:?} {ink:?}: {:.2}",
                    contrast(fg, bg)
                );
            }
        }
    }

    #[test]
    fn without_colour_nothing_has_a_colour() {
        let theme = Theme::of(ThemeChoice::Plain);
        for ink in Ink::TEXT {
            let style = theme.style(*ink);
            assert!(style.fg.is_none() && style.bg.is_none());
        }
    }
}
