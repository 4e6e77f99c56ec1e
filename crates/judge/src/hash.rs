//! Numbers that stand for words and texts, the same on every machine and in every version; and maps whose keys
//! are words of pages.

use std::collections::{HashMap, HashSet};

use foldhash::fast::RandomState;

/// A map that is quick for short keys. Its seed is another one in each run, so no page can choose words that
/// fall on one place.
pub(crate) type Map<K, V> = HashMap<K, V, RandomState>;

/// Such a set.
pub(crate) type Set<T> = HashSet<T, RandomState>;

/// A number for some bytes (FNV-1a). It tells files and words apart that differ by accident; nobody
/// gains by forging one.
pub(crate) fn of(bytes: &[u8]) -> u64 {
    let hash = bytes.iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3)
    });
    mixed(hash)
}

/// A number for others in this order.
pub(crate) fn together(numbers: impl IntoIterator<Item = u64>) -> u64 {
    numbers.into_iter().fold(0, |all, number| mixed(all.rotate_left(23) ^ number))
}

/// How many words make a shingle. Error pages are short, so shingles are, too.
const SHINGLE: usize = 3;

/// The shingles of a text, its words given as numbers: each run of three words as one number, or
/// all words where there are fewer.
pub(crate) fn shingles(words: impl Iterator<Item = u64>, shingles: &mut Vec<u64>) -> usize {
    let mut last = [0; SHINGLE];
    let mut count = 0;
    for word in words {
        last.rotate_left(1);
        last[SHINGLE - 1] = word;
        count += 1;
        if count >= SHINGLE {
            shingles.push(together(last));
        }
    }
    if (1..SHINGLE).contains(&count) {
        shingles.push(together(last));
    }
    count
}

/// Every bit of the result depends on every bit of the argument (the finish of SplitMix64).
pub(crate) const fn mixed(mut z: u64) -> u64 {
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shingles_are_runs_of_three_words_in_order() {
        let cut = |words: &[u64]| {
            let mut all = Vec::new();
            let count = shingles(words.iter().copied(), &mut all);
            (count, all)
        };
        let (count, all) = cut(&[1, 2, 3, 4]);
        assert_eq!((count, all.len()), (4, 2));
        assert_eq!(cut(&[2, 3, 4]).1, all[1..]);
        assert_ne!(cut(&[4, 3, 2]).1, all[1..]);
        assert_eq!((cut(&[]).1.len(), cut(&[1, 2]).1.len()), (0, 1));
    }
}
