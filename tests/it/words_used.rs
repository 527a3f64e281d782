//! Every id the code names has words, every message is used by something, and a sentence gets the
//! values it names.

use settled::app::command::CommandId;
use settled::words::Words;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// The code of the program without the last lines of each file, where its own tests stand.
fn sources() -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "rs") {
                let text = std::fs::read_to_string(&path).unwrap();
                let code = text
                    .split("#[cfg(test)]\nmod tests {")
                    .next()
                    .unwrap_or_default()
                    .to_owned();
                found.push((path, code));
            }
        }
    }
    found
}

/// Every message with the names of the values in it.
fn messages() -> BTreeMap<String, BTreeSet<String>> {
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (_, text) in Words::sources() {
        let mut id = String::new();
        for line in text.lines() {
            let starts = line.chars().next().is_some_and(|c| c.is_ascii_lowercase());
            if let Some((name, _)) = line.split_once(" =").filter(|_| starts) {
                name.clone_into(&mut id);
                found.entry(id.clone()).or_default();
            }
            for part in line.split('$').skip(1) {
                let name: String = part
                    .chars()
                    .take_while(|c| c.is_alphanumeric() || *c == '-')
                    .collect();
                found.entry(id.clone()).or_default().insert(name);
            }
        }
    }
    found
}

/// What follows each call of a function that says words: the id, and the code after it.
fn calls(code: &str) -> Vec<(String, String)> {
    ["cx.get(", "words.get(", "words.say("]
        .iter()
        .flat_map(|call| code.split(call).skip(1))
        .filter_map(|rest| {
            let rest = rest.trim_start().strip_prefix('"')?;
            let (id, after) = rest.split_once('"')?;
            let after = after.chars().take(1_500).filter(|c| !c.is_whitespace());
            Some((id.to_owned(), after.collect()))
        })
        .collect()
}

#[test]
fn every_id_that_is_said_has_words_and_gets_its_values() {
    let messages = messages();
    let mut faults = Vec::new();
    for (path, code) in sources() {
        for (id, after) in calls(&code) {
            let Some(values) = messages.get(&id) else {
                faults.push(format!("{}: there are no words for {id}", path.display()));
                continue;
            };
            // Values that stand in a list of their own are out of sight here.
            let Some(list) = after.strip_prefix(",&[") else {
                if after.starts_with(')') && !values.is_empty() {
                    faults.push(format!("{}: {id} gets none of {values:?}", path.display()));
                }
                continue;
            };
            for value in values {
                if !list.contains(&format!("(\"{value}\"")) {
                    faults.push(format!("{}: {id} does not get {value}", path.display()));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_message_is_used() {
    let code: String = sources().into_iter().map(|(_, code)| code).collect();
    // Quoted text of the code, and what is put together from a beginning: `"field-{}"`.
    let quoted: BTreeSet<&str> = code.split('"').collect();
    let beginnings: BTreeSet<&str> = quoted
        .iter()
        .filter_map(|q| q.split_once('{'))
        .map(|(beginning, _)| beginning)
        .filter(|b| b.ends_with('-') && b.len() > 2)
        .collect();
    let mut choices: BTreeSet<String> = super::words::every_choice_and_item().into_iter().collect();
    for command in CommandId::ALL {
        choices.insert(command.word_id().to_owned());
        choices.insert(command.help_id().to_owned());
    }
    let unused: Vec<String> = messages()
        .into_keys()
        .filter(|id| {
            !code.contains(&format!("\"{id}\""))
                && !choices.contains(id)
                && !beginnings.iter().any(|b| id.starts_with(b))
                && !FAMILIES
                    .iter()
                    .any(|(begins, ends)| id.starts_with(begins) && id.ends_with(ends))
        })
        .collect();
    assert!(unused.is_empty(), "nobody says:\n{}", unused.join("\n"));
}

/// Messages whose ids are put together at both ends.
const FAMILIES: &[(&str, &str)] = &[
    ("weekday-", "-short"),
    ("fails-", ""),
    ("went-", ""),
    ("due-", ""),
    ("rule-", ""),
];
