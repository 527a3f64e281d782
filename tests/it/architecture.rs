//! The invariants of the code, checked by reading it: which layer may use what, and how large
//! things may grow.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// What one layer may use: other layers, and packages.
struct Layer {
    name: &'static str,
    layers: &'static [&'static str],
    packages: &'static [&'static str],
}

const PURE: &[&str] = &["serde", "serde_json", "jiff", "uuid", "thiserror"];

const LAYERS: &[Layer] = &[
    Layer {
        name: "domain",
        layers: &["domain", "geo"],
        packages: &[
            "serde",
            "jiff",
            "uuid",
            "thiserror",
            "unicode_normalization",
            // A passphrase that is measured is wiped.
            "zeroize",
        ],
    },
    Layer {
        name: "geo",
        layers: &["geo", "domain"],
        packages: PURE,
    },
    Layer {
        name: "matching",
        layers: &["matching", "domain", "geo"],
        packages: &[
            "serde",
            "serde_json",
            "jiff",
            "uuid",
            "thiserror",
            // The assignment with the highest total.
            "pathfinding",
        ],
    },
    Layer {
        name: "stability",
        layers: &["stability", "domain"],
        packages: PURE,
    },
    Layer {
        name: "demo",
        layers: &["demo", "domain", "geo"],
        packages: PURE,
    },
    Layer {
        name: "exchange",
        layers: &["exchange", "domain", "geo", "words"],
        packages: &[
            "serde",
            "serde_json",
            "jiff",
            "uuid",
            "thiserror",
            "csv",
            "encoding_rs",
            "strsim",
        ],
    },
    Layer {
        name: "app",
        layers: &[
            "app",
            "domain",
            "matching",
            "stability",
            "geo",
            "exchange",
            "words",
            "choices_of",
        ],
        packages: &[
            "serde",
            "serde_json",
            "jiff",
            "uuid",
            "thiserror",
            "tui_input",
            "fuzzy_matcher",
            "strsim",
            "zeroize",
        ],
    },
    Layer {
        name: "ui",
        layers: &[
            "ui",
            "app",
            "domain",
            "matching",
            "stability",
            "geo",
            "exchange",
            "words",
        ],
        packages: &["ratatui", "unicode_width", "jiff", "uuid"],
    },
    Layer {
        name: "store",
        layers: &["store", "domain"],
        packages: &[
            "rusqlite",
            "serde",
            "serde_json",
            "jiff",
            "uuid",
            "thiserror",
            "argon2",
            "chacha20poly1305",
            "x25519_dalek",
            "hkdf",
            "hmac",
            "sha2",
            "getrandom",
            "zeroize",
            "region",
            "bip39",
            "strsim",
            "unicode_normalization",
        ],
    },
];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display())) {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "rs") {
                files.push(path);
            }
        }
    }
    files.sort();
    files
}

/// The code of a file without comments and without its tests, which may use anything.
fn code(path: &Path) -> String {
    let text = fs::read_to_string(path).unwrap();
    let text = text.split("#[cfg(test)]").next().unwrap_or_default();
    text.lines()
        .map(|line| line.split("//").next().unwrap_or_default())
        .collect::<Vec<_>>()
        .join("\n")
}

fn layer_files(layer: &str) -> Vec<PathBuf> {
    let folder = root().join("src").join(layer);
    let mut files = if folder.is_dir() {
        rust_files(&folder)
    } else {
        Vec::new()
    };
    let file = root().join("src").join(format!("{layer}.rs"));
    if file.is_file() {
        files.push(file);
    }
    files.retain(|f| {
        f.file_name().is_none_or(|n| n != "tests.rs")
            && !f.components().any(|c| c.as_os_str() == "tests")
    });
    assert!(!files.is_empty(), "there is no layer {layer}");
    files
}

/// Every `name::` that does not follow another part of a path.
fn roots_of_paths(code: &str) -> BTreeSet<String> {
    let parts: Vec<&str> = code.split("::").collect();
    let mut found = BTreeSet::new();
    for part in parts.iter().take(parts.len().saturating_sub(1)) {
        let is_name = |c: char| c.is_alphanumeric() || c == '_';
        let name = part.rsplit(|c| !is_name(c)).next().unwrap_or_default();
        // A part that is nothing but the name stood between two `::`.
        let ahead = part.strip_suffix(name).unwrap_or_default();
        if !name.is_empty() && !ahead.is_empty() && !ahead.ends_with('.') {
            found.insert(name.to_owned());
        }
    }
    found
}

fn uses_of_own_layers(code: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for rest in code.split("crate::").skip(1) {
        if let Some(group) = rest.strip_prefix('{') {
            let mut depth = 0;
            let mut word = String::new();
            for c in group.chars() {
                match c {
                    '{' => depth += 1,
                    '}' if depth == 0 => break,
                    '}' => depth -= 1,
                    ',' if depth == 0 => {}
                    c if depth == 0 && (c.is_alphanumeric() || c == '_' || c == ':') => {
                        word.push(c);
                        continue;
                    }
                    _ => continue,
                }
                if depth == 0 && !word.is_empty() {
                    found.insert(word.split("::").next().unwrap().to_owned());
                    word.clear();
                }
            }
            if !word.is_empty() {
                found.insert(word.split("::").next().unwrap().to_owned());
            }
        } else {
            found.insert(
                rest.chars()
                    .take_while(|c| c.is_alphanumeric() || *c == '_')
                    .collect(),
            );
        }
    }
    found
}

fn packages() -> BTreeSet<String> {
    let text = fs::read_to_string(root().join("Cargo.toml")).unwrap();
    let dependencies = text
        .split("[dependencies]")
        .nth(1)
        .unwrap()
        .split("\n[")
        .next()
        .unwrap();
    dependencies
        .lines()
        .filter_map(|l| l.split_once('='))
        .map(|(name, _)| name.trim().replace('-', "_"))
        .filter(|n| !n.is_empty() && !n.starts_with('#'))
        .collect()
}

#[test]
fn every_layer_uses_only_what_it_may() {
    let packages = packages();
    let mut faults = Vec::new();
    for layer in LAYERS {
        for file in layer_files(layer.name) {
            let code = code(&file);
            for used in uses_of_own_layers(&code) {
                let is_layer = root().join("src").join(&used).is_dir()
                    || root().join("src").join(format!("{used}.rs")).is_file();
                if is_layer && !layer.layers.contains(&used.as_str()) {
                    faults.push(format!("{} uses crate::{used}", file.display()));
                }
            }
            for used in roots_of_paths(&code) {
                if packages.contains(&used) && !layer.packages.contains(&used.as_str()) {
                    faults.push(format!("{} uses the package {used}", file.display()));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Files that name one of these words although their layer must not.
fn named_in(layers: &[&str], words: &[&str], but: &[&str]) -> Vec<String> {
    let mut faults = Vec::new();
    for layer in layers {
        for file in layer_files(layer) {
            let short = file
                .strip_prefix(root().join("src"))
                .unwrap()
                .display()
                .to_string();
            if but.contains(&short.as_str()) {
                continue;
            }
            let code = code(&file);
            faults.extend(
                words
                    .iter()
                    .filter(|w| code.contains(**w))
                    .map(|w| format!("src/{short} names {w}")),
            );
        }
    }
    faults
}

#[test]
fn what_decides_has_no_effects() {
    let faults = named_in(
        &[
            "domain",
            "geo",
            "matching",
            "stability",
            "demo",
            "exchange",
            "app",
            "ui",
            "words",
        ],
        &[
            "std::fs",
            "std::thread",
            "std::net",
            "std::process",
            "File::open",
            "Instant::now",
            "SystemTime",
            "Timestamp::now",
            "now_v7",
            "getrandom",
        ],
        &[],
    );
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn health_and_risk_sheets_are_no_input_and_leave_by_no_list_or_command() {
    let words = [
        "restricted",
        "SheetItem",
        "SheetShowing",
        "RestrictedSheet",
        "sheet_item",
    ];
    let layers = ["geo", "matching", "stability", "demo", "exchange", "cli"];
    let mut faults = named_in(&layers, &words, &[]);
    // Only the screen of a sheet asks for what is on it, after the log says that it was opened.
    let asks = ["app/effect.rs", "app/screens/restricted.rs"];
    faults.extend(named_in(&["app"], &["Query::RestrictedSheet("], &asks));
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn what_draws_asks_for_nothing() {
    let faults = named_in(&["ui"], &["Effect", "&mut Model", "&mut Session"], &[]);
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn only_the_pen_touches_the_screen() {
    let faults = named_in(
        &["ui"],
        &["ratatui", "Span", "Paragraph", "Line::from"],
        &["ui/pen.rs", "ui/theme.rs", "ui/mod.rs"],
    );
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    // Every way to put text into a cell that the terminal library has, wherever it is tried.
    let ways = [
        "ratatui::text",
        "ratatui::widgets",
        "ratatui::prelude",
        "text::Span",
        "text::Line",
        "text::Text",
        "set_symbol",
        "append_symbol",
        "set_char",
        "set_string",
        "set_line",
        "set_span",
        "cell_mut",
        "content.iter_mut",
        "render_widget",
        "style::Print",
        "CopyToClipboard",
    ];
    let everywhere = [
        "app",
        "cli",
        "demo",
        "domain",
        "exchange",
        "geo",
        "matching",
        "runtime",
        "stability",
        "store",
        "ui",
        "words",
    ];
    let faults = named_in(&everywhere, &ways, &["ui/pen.rs"]);
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn the_pen_writes_nothing_but_safe_text() {
    let pen = code(&root().join("src/ui/pen.rs"));
    // One place puts letters into cells, and what it puts there was made safe above it.
    assert_eq!(pen.matches(".set_stringn(").count(), 1);
    for way in [
        "set_symbol",
        "set_char",
        "set_line",
        "set_span",
        "set_string(",
    ] {
        assert!(!pen.contains(way), "src/ui/pen.rs names {way}");
    }
    let methods = pen.split("impl<'a> Pen<'a>").nth(1).unwrap();
    let methods = methods.split("\n}\n").next().unwrap();
    for method in methods.split("pub fn ").skip(1) {
        let head = method.split('{').next().unwrap();
        for words in ["&str", "String", "AsRef<str>", "char"] {
            assert!(!head.contains(words), "the pen takes {words}: {head}");
        }
    }
    // Safe text is made in one place only.
    let text = code(&root().join("src/domain/text.rs"));
    assert!(text.contains("pub struct SafeText(String);"));
    assert_eq!(text.matches("Self(out)").count(), 1);
    for way in ["Deserialize", "From<String> for SafeText", "SafeText(text"] {
        assert!(!text.contains(way), "safe text is made by {way}");
    }
}

#[test]
fn only_the_terminal_and_the_plain_commands_write_to_the_outside() {
    let faults = named_in(
        &[
            "app",
            "demo",
            "domain",
            "exchange",
            "geo",
            "matching",
            "runtime",
            "stability",
            "store",
            "ui",
            "words",
        ],
        &["stdout()", "stderr()", "execute!", "queue!"],
        &[
            "runtime/terminal.rs",
            "runtime/output.rs",
            "runtime/crash.rs",
        ],
    );
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn only_the_store_speaks_sql() {
    let faults = named_in(
        &[
            "domain",
            "geo",
            "matching",
            "stability",
            "demo",
            "exchange",
            "app",
            "ui",
            "words",
            "runtime",
            "cli",
        ],
        &[
            "rusqlite",
            "SELECT ",
            "INSERT INTO",
            "DELETE FROM",
            "PRAGMA ",
        ],
        &[],
    );
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn only_the_key_map_and_the_boxes_look_at_keys() {
    let faults = named_in(
        &["app", "ui"],
        &["Code::", "KeyCode"],
        &[
            "app/key.rs",
            "app/keymap.rs",
            "app/secret_box.rs",
            "app/text_box.rs",
            "app/help.rs",
            "app/palette.rs",
            "app/update.rs",
            "app/away.rs",
        ],
    );
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn files_stay_small_enough_to_read() {
    let mut faults = Vec::new();
    for folder in ["src", "tests"] {
        for file in rust_files(&root().join(folder)) {
            let lines = fs::read_to_string(&file).unwrap().lines().count();
            if lines > 600 {
                faults.push(format!("{} has {lines} lines", file.display()));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn no_test_file_is_forgotten() {
    let folder = root().join("tests/it");
    let mut faults = Vec::new();
    for file in rust_files(&folder) {
        let stem = file.file_stem().unwrap().to_string_lossy().into_owned();
        let (parent, name) = if stem == "mod" {
            let own = file.parent().unwrap();
            (
                own.parent().unwrap().to_owned(),
                own.file_name().unwrap().to_string_lossy().into_owned(),
            )
        } else {
            (file.parent().unwrap().to_owned(), stem)
        };
        if name == "main" {
            continue;
        }
        let lists = ["mod.rs", "main.rs"]
            .map(|n| parent.join(n))
            .into_iter()
            .chain([parent.with_extension("rs")]);
        let listed = lists
            .filter_map(|p| fs::read_to_string(p).ok())
            .any(|text| text.contains(&format!("mod {name};")));
        if !listed {
            faults.push(format!("{} is in no list of modules", file.display()));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn the_map_names_every_layer() {
    let map = fs::read_to_string(root().join("src/README.md")).unwrap();
    for entry in fs::read_dir(root().join("src")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if name != "README.md" {
            assert!(
                map.contains(&format!("`{name}`")) || map.contains(&format!("`{name}/`")),
                "src/README.md does not name {name}"
            );
        }
    }
}

#[test]
fn the_top_level_is_as_agreed() {
    let agreed = [
        "Cargo.toml",
        "Cargo.lock",
        "README.md",
        "LICENSE",
        "CHANGELOG.md",
        "src",
        "assets",
        "tests",
        "target",
    ];
    for entry in fs::read_dir(root()).unwrap() {
        let name = entry.unwrap().file_name().to_string_lossy().into_owned();
        assert!(
            name.starts_with('.') || agreed.contains(&name.as_str()),
            "{name} stands at the top level"
        );
    }
}
