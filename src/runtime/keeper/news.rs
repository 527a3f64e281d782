//! What happened to the keys while somebody came in, in words. What only had to follow is not told.

use crate::store::KeyNews;
use crate::store::key::KeyPlace;
use crate::words::Words;

/// A sentence for each thing that somebody should know.
pub(super) fn sentences(news: &[KeyNews], words: &Words) -> Vec<String> {
    let ids = news.iter().filter_map(word_id);
    ids.map(|id| words.get(id)).collect()
}

const fn word_id(news: &KeyNews) -> Option<&'static str> {
    Some(match news {
        // The first copy on this computer, and one that goes with a scheme that was brought here.
        KeyNews::PutBack(KeyPlace::Own) => return None,
        KeyNews::PutBack(KeyPlace::Beside) => "keys-put-back",
        KeyNews::PutBack(KeyPlace::SafeCopy(_)) => "keys-put-back-copy",
        KeyNews::Replaced(KeyPlace::Beside) => "keys-replaced",
        KeyNews::Replaced(KeyPlace::SafeCopy(_)) => "keys-replaced-copy",
        KeyNews::Replaced(KeyPlace::Own) => "keys-replaced-own",
        KeyNews::NotPutRight(_) => "keys-not-put-right",
        KeyNews::Foreign => "keys-foreign-passed-over",
        KeyNews::OlderUsed => "keys-older-used",
        KeyNews::Finished => "keys-finished",
        KeyNews::Unfinished(_) => "keys-still-unfinished",
    })
}
