//! Asking for the passphrase without showing it.

use crate::app::effect::Secret;
use crate::words::Words;
use crossterm::event::{self, Event, KeyCode, KeyEventKind, KeyModifiers};
use crossterm::terminal;
use std::io::{self, BufRead, IsTerminal, Write};

/// Asks on the terminal, without showing what is typed; where there is none, reads one line, so that
/// a script can hand it over without it standing in a list of processes.
pub(super) fn ask(words: &Words) -> io::Result<Secret> {
    if !io::stdin().is_terminal() {
        let mut line = String::new();
        io::stdin().lock().read_line(&mut line)?;
        return Ok(Secret(line.trim_end_matches(['\r', '\n']).to_owned()));
    }
    write!(io::stderr(), "{} ", words.get("cli-passphrase"))?;
    io::stderr().flush()?;
    terminal::enable_raw_mode()?;
    let typed = typed();
    terminal::disable_raw_mode()?;
    writeln!(io::stderr())?;
    typed
}

fn typed() -> io::Result<Secret> {
    let mut text = String::new();
    loop {
        let Event::Key(key) = event::read()? else {
            continue;
        };
        if key.kind == KeyEventKind::Release {
            continue;
        }
        match key.code {
            KeyCode::Enter => return Ok(Secret(text)),
            KeyCode::Char('c' | 'd') if key.modifiers.contains(KeyModifiers::CONTROL) => {
                return Err(io::Error::from(io::ErrorKind::Interrupted));
            }
            KeyCode::Char(c) => text.push(c),
            KeyCode::Backspace => {
                text.pop();
            }
            _ => {}
        }
    }
}
