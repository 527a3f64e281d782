//! How the screen should look, remembered outside the locked file because it is needed before it
//! is open. Nothing personal is in it.

use super::home;
use crate::app::session::ThemeChoice;
use std::fs;

/// The colours to start with: none where the system asks for none, else what was chosen last.
pub fn theme(no_colour: bool) -> ThemeChoice {
    if no_colour {
        return ThemeChoice::Plain;
    }
    home::look_file()
        .and_then(|path| fs::read_to_string(path).ok())
        .and_then(|text| serde_json::from_str(&text).ok())
        .unwrap_or_default()
}

/// Remembers the colours. A choice of colours that cannot be kept is no reason to stop anybody.
pub fn keep(theme: ThemeChoice) {
    let Some(path) = home::look_file() else {
        return;
    };
    let Ok(text) = serde_json::to_string(&theme) else {
        return;
    };
    if let Some(folder) = path.parent() {
        let _made = fs::create_dir_all(folder);
    }
    let _kept = fs::write(path, text);
}
