//! Where schemes live, and where exports and spreadsheets are looked for.

use directories::{ProjectDirs, UserDirs};
use std::path::{Path, PathBuf};

/// The folder of one scheme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Home {
    /// The folder that holds `scheme.db` and its key file.
    pub folder: PathBuf,
    /// Practice people. Their key lies beside the file, because nobody in it is real.
    pub practice: bool,
}

pub use crate::store::{KEY_FILE, PRACTICE_KEY_FILE};

fn dirs() -> Option<ProjectDirs> {
    ProjectDirs::from("", "", "settled")
}

/// The folder that holds the schemes of whoever uses this computer.
pub fn data_folder() -> PathBuf {
    dirs().map_or_else(
        || PathBuf::from("settled-data"),
        |d| d.data_dir().to_owned(),
    )
}

/// A folder for a scheme on this computer in which there is none.
pub fn free_folder() -> Option<PathBuf> {
    let first = data_folder().join("scheme");
    let more = (2..100).map(|n| data_folder().join(format!("scheme-{n}")));
    std::iter::once(first)
        .chain(more)
        .find(|folder| !Home::of_scheme(Some(folder.clone())).exists())
}

impl Home {
    /// The scheme in a folder that was named, or the usual one.
    pub fn of_scheme(folder: Option<PathBuf>) -> Self {
        Self {
            folder: folder.unwrap_or_else(|| data_folder().join("scheme")),
            practice: false,
        }
    }

    /// The practice people of a name, in a folder that was named or the usual one.
    pub fn of_practice(folder: Option<PathBuf>, name: &str) -> Self {
        Self {
            folder: folder
                .unwrap_or_else(|| data_folder().join("practice"))
                .join(name),
            practice: true,
        }
    }

    /// The record's file.
    pub fn record(&self) -> PathBuf {
        self.folder.join(crate::store::RECORD_FILE)
    }

    /// The key file.
    pub fn keys(&self) -> PathBuf {
        self.folder.join(if self.practice {
            PRACTICE_KEY_FILE
        } else {
            KEY_FILE
        })
    }

    /// Whether there is a scheme in the folder, or part of one.
    pub fn exists(&self) -> bool {
        self.record().exists() || self.keys().exists()
    }
}

/// The folder for a copy of the key file of every scheme that is opened on this computer.
pub fn key_copies() -> PathBuf {
    data_folder().join("keys")
}

/// The file that remembers how the screen should look. Nothing personal.
pub fn look_file() -> Option<PathBuf> {
    dirs().map(|d| d.config_dir().join("look.json"))
}

/// Where exports go: Documents, or the home folder, or here.
pub fn export_folder() -> PathBuf {
    UserDirs::new()
        .map(|d| d.document_dir().unwrap_or_else(|| d.home_dir()).to_owned())
        .filter(|p| p.is_dir())
        .unwrap_or_else(|| PathBuf::from("."))
}

/// Where spreadsheets are looked for: Downloads, Documents, and where the program was started.
pub fn import_folders() -> Vec<PathBuf> {
    let user = UserDirs::new();
    let mut folders: Vec<PathBuf> = user
        .iter()
        .flat_map(|d| [d.download_dir(), d.document_dir()])
        .flatten()
        .map(Path::to_owned)
        .collect();
    folders.push(PathBuf::from("."));
    folders
}
