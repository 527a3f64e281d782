//! What the parts of the harness found.

use std::io::{self, Write};
use std::time::Duration;

/// The most broken rules that are written out in full.
const SHOWN: usize = 5;

/// What one part found.
#[derive(Debug, Default)]
pub(crate) struct Report {
    name: &'static str,
    counts: Vec<(u64, &'static str)>,
    broken: Vec<String>,
    skipped: Option<String>,
    pub(crate) took: Duration,
}

impl Report {
    pub(crate) fn new(name: &'static str) -> Self {
        Self {
            name,
            ..Self::default()
        }
    }

    /// A part that cannot run here, and why.
    pub(crate) fn skipped(name: &'static str, why: &str) -> Self {
        Self {
            name,
            skipped: Some(why.to_owned()),
            ..Self::default()
        }
    }

    /// A piece of the part that cannot run here, and why.
    pub(crate) fn lacks(&mut self, why: &str) -> &mut Self {
        self.skipped = Some(why.to_owned());
        self
    }

    /// How many of something there were.
    pub(crate) fn count(&mut self, n: usize, what: &'static str) -> &mut Self {
        self.counts
            .push((u64::try_from(n).unwrap_or(u64::MAX), what));
        self
    }

    /// A rule that was broken, told so that it can be tried again.
    pub(crate) fn broke(&mut self, what: String) -> &mut Self {
        self.broken.push(what);
        self
    }

    pub(crate) fn broke_all(&mut self, what: impl IntoIterator<Item = String>) -> &mut Self {
        self.broken.extend(what);
        self
    }

    /// Something that has to hold.
    pub(crate) fn must(&mut self, holds: bool, rule: &str) -> &mut Self {
        if !holds {
            self.broken.push(rule.to_owned());
        }
        self
    }

    pub(crate) fn holds(&self, strict: bool) -> bool {
        self.broken.is_empty() && !(strict && self.skipped.is_some())
    }

    /// One line of figures, and the first of the broken rules.
    pub(crate) fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        if let Some(why) = &self.skipped {
            writeln!(out, "{:<10} SKIPPED: {why}", self.name)?;
            if self.counts.is_empty() {
                return Ok(());
            }
        }
        let verdict = if self.broken.is_empty() {
            "holds"
        } else {
            "BROKEN"
        };
        let counts: Vec<String> = self
            .counts
            .iter()
            .map(|(n, what)| format!("{} {what}", thousands(*n)))
            .collect();
        let seconds = self.took.as_secs_f64();
        let counts = counts.join(", ");
        writeln!(
            out,
            "{:<10} {verdict:<6} {counts} ({seconds:.1} s)",
            self.name
        )?;
        for line in self.broken.iter().take(SHOWN) {
            writeln!(out, "           - {line}")?;
        }
        if self.broken.len() > SHOWN {
            writeln!(out, "           - and {} more", self.broken.len() - SHOWN)?;
        }
        Ok(())
    }
}

/// 12345 as 12,345.
fn thousands(n: u64) -> String {
    let digits = n.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}
