//! A word is known by the company it keeps: its neighbours, here and elsewhere in the document, tell whether a doubted
//! reading is right, and where it is not, which other one is.
//!
//! Evidence is a pair of neighbours: one that the language of administration knows, or one that the same document shows
//! surely elsewhere. A pair that stands as read vouches for its words. Where the reading makes no pair and one other
//! reading does, that one stands, with less confidence where no look saw it. What was read first stays on record among the
//! readings. Nothing is decided where two readings are words.

use std::collections::BTreeMap;

use model::{Page, Word};
use normalize::mend::{is_joining, marked_as, marks_apart, pairs_like};
use normalize::{bare, key};

use super::CompanySettings;

/// Gap between two words of one line, in sizes of their glyphs: justified lines have up to this.
const GAP: f32 = 1.4;

/// Words level to this share of their size stand on one line.
const LEVEL: f32 = 0.3;

/// Sightings that a pair of the language counts for.
const KNOWN: u32 = 3;

/// How often a slip may stand for each sighting of what was meant.
const SLIPS: u32 = 3;

/// Weighs the words that an engine read, of all pages of a document.
pub(super) fn weigh(pages: &mut [&mut Page], settings: &CompanySettings) {
    let mut elsewhere = Elsewhere::default();
    for page in pages.iter() {
        elsewhere.take(&page.words, settings);
    }
    for page in pages.iter_mut() {
        for at in 0..page.words.len() {
            let verdict = judge(&page.words, at, &elsewhere, settings);
            if let (Some(word), Some(verdict)) = (page.words.get_mut(at), verdict) {
                verdict.apply(word);
            }
        }
    }
}

/// A word without the signs around it.
struct Core<'a> {
    before: &'a str,
    text: &'a str,
    after: &'a str,
}

fn core(text: &str) -> Option<Core<'_>> {
    let inner = text.trim_start_matches(|c: char| !c.is_alphabetic());
    let before = text.strip_suffix(inner)?;
    let letters = inner.trim_end_matches(|c: char| !c.is_alphabetic());
    let after = inner.strip_prefix(letters)?;
    let plain = !letters.is_empty() && letters.chars().all(char::is_alphabetic);
    plain.then_some(Core { before, text: letters, after })
}

/// The words before and behind one on its line that no sign parts from it, without signs of their own.
fn neighbours(words: &[Word], at: usize) -> [Option<&str>; 2] {
    let touch = |a: &Word, b: &Word| {
        let size = a.style.size.max(1.0);
        let gap = b.bbox.x0 - a.bbox.x1;
        (a.baseline - b.baseline).abs() < LEVEL * size && gap < GAP * size && gap > -size
    };
    let (Some(word), Some(own)) = (words.get(at), words.get(at).and_then(|w| core(&w.text))) else {
        return [None, None];
    };
    let before =
        at.checked_sub(1).and_then(|b| words.get(b)).filter(|b| touch(b, word) && own.before.is_empty());
    let after = words.get(at + 1).filter(|a| touch(word, a) && own.after.is_empty());
    [
        before.and_then(|b| core(&b.text)).filter(|c| c.after.is_empty()).map(|c| c.text),
        after.and_then(|a| core(&a.text)).filter(|c| c.before.is_empty()).map(|c| c.text),
    ]
}

/// What a document says surely: pairs of neighbours, by their bare letters.
#[derive(Debug, Default)]
struct Elsewhere {
    pairs: BTreeMap<String, Vec<(String, String, u32)>>,
}

impl Elsewhere {
    fn take(&mut self, words: &[Word], settings: &CompanySettings) {
        let is_sure =
            |w: &Word| w.readings.is_empty() && w.ocr_confidence.is_some_and(|c| c >= settings.sure);
        for (at, pair) in words.windows(2).enumerate() {
            let [word, next] = pair else { continue };
            if !(is_sure(word) && is_sure(next)) {
                continue;
            }
            let ([_, Some(after)], Some(own)) = (neighbours(words, at), core(&word.text)) else { continue };
            let (first, second) = (key(own.text), key(after));
            let seen = self.pairs.entry(bare(&format!("{first} {second}"))).or_default();
            match seen.iter_mut().find(|(a, b, _)| *a == first && *b == second) {
                Some((_, _, count)) => *count += 1,
                None => seen.push((first, second, 1)),
            }
        }
    }

    /// The pairs that differ from this one by their marks at most, with how often each was seen.
    fn like(&self, first: &str, second: &str) -> Vec<Sighting> {
        let seen = self.pairs.get(&bare(&format!("{first} {second}"))).into_iter().flatten();
        let mut like: Vec<Sighting> = seen
            .map(|(a, b, count)| Sighting {
                pair: [a.clone(), b.clone()],
                count: *count,
                meant: true,
                known: 0,
            })
            .collect();
        for pair in pairs_like(first, second) {
            let words = [pair.first.clone(), pair.second.clone()];
            match like.iter_mut().find(|s| s.pair == words) {
                Some(have) => have.known = KNOWN,
                None => like.push(Sighting { pair: words, count: 0, meant: pair.meant, known: KNOWN }),
            }
        }
        like
    }
}

/// A pair, and what speaks for it.
struct Sighting {
    pair: [String; 2],
    /// How often the document shows it surely.
    count: u32,
    /// Whether it may be what was meant by something else.
    meant: bool,
    /// What the language says for it.
    known: u32,
}

/// What speaks for a reading.
#[derive(Debug, Default)]
struct Support {
    text: String,
    /// Sightings in the document.
    count: u32,
    /// What the language says.
    known: u32,
}

impl Support {
    fn sum(&self) -> u32 {
        self.count + self.known
    }
}

/// What a word's company says of it.
#[derive(Debug, PartialEq)]
enum Verdict {
    /// It is right as read.
    Vouched(f32),
    /// It is this instead.
    Other(String, f32),
}

impl Verdict {
    fn apply(self, word: &mut Word) {
        match self {
            Self::Vouched(confidence) => {
                word.ocr_confidence = word.ocr_confidence.map(|c| c.max(confidence));
            }
            Self::Other(text, confidence) => {
                word.readings.retain(|r| *r != text);
                word.readings.insert(0, std::mem::replace(&mut word.text, text));
                word.ocr_confidence = Some(confidence);
            }
        }
    }
}

fn judge(words: &[Word], at: usize, elsewhere: &Elsewhere, settings: &CompanySettings) -> Option<Verdict> {
    let word = words.get(at)?;
    let confidence = word.ocr_confidence?;
    let doubted = confidence < settings.sure || !word.readings.is_empty();
    let own = core(&word.text)?;
    let read = key(own.text);
    let beside = neighbours(words, at);
    let support = support(&own, beside, bound(words, at, beside), elsewhere);
    let mine = support.iter().find(|s| s.text == read);
    let seen = |text: &str| word.readings.iter().any(|r| core(r).is_some_and(|c| key(c.text) == text));
    let others = candidates(&own);
    let near = |text: &str| {
        seen(text) || marks_apart(own.text, text) == Some(1) || others.iter().any(|o| key(o) == text)
    };
    let mut rivals: Vec<&Support> = support.iter().filter(|s| s.text != read && near(&s.text)).collect();
    rivals.sort_by(|a, b| b.sum().cmp(&a.sum()).then_with(|| a.text.cmp(&b.text)));
    let best = rivals.first().map_or(0, |r| r.sum());
    // What it says itself is no evidence for it; nor are other slips of the same kind, against the language: the engine
    // slips alike where the ink is alike.
    let itself = if doubted { 0 } else { beside.iter().flatten().count() as u32 };
    let slips = rivals.first().is_some_and(|r| r.known > 0)
        && mine.is_some_and(|m| m.known == 0 && m.count <= SLIPS * best);
    if mine.is_some_and(|m| m.sum() > itself) && !slips {
        let sum = mine.map_or(0, Support::sum);
        let is_vouched = doubted && confidence >= settings.least && sum >= settings.often && sum > best;
        return is_vouched.then_some(Verdict::Vouched(settings.vouched));
    }
    let rival = rivals.first()?;
    let alone = rivals.get(1).is_none_or(|second| second.sum() * 2 < rival.sum());
    let enough = if doubted { settings.often } else { settings.very_often };
    // Joining words stand beside any word, and a name may be anything.
    let joins = is_joining(own.text) && !doubted;
    let named = own.text.chars().next().is_some_and(char::is_uppercase) && beside[0].is_some();
    let seen = seen(&rival.text);
    if !alone || rival.sum() < enough || joins || (named && !seen) {
        return None;
    }
    let confidence = match (seen, doubted) {
        (true, _) => settings.seen,
        (false, true) => settings.supposed,
        (false, false) => settings.against,
    };
    let text = format!("{}{}{}", own.before, in_case_of(own.text, &rival.text), own.after);
    Some(Verdict::Other(text, confidence))
}

/// Whether the neighbours of a word make words with their own other neighbours: between «vật liệu» and «công nghiệp»,
/// what the language knows of «… công» says nothing.
fn bound(words: &[Word], at: usize, [before, after]: [Option<&str>; 2]) -> [bool; 2] {
    let outer =
        |at: Option<usize>, side: usize| at.and_then(|at| neighbours(words, at).get(side).copied().flatten());
    let word = |first: Option<&str>, second: Option<&str>| {
        first.zip(second).is_some_and(|(first, second)| {
            let (a, b) = (key(first), key(second));
            pairs_like(first, second).iter().any(|pair| pair.first == a && pair.second == b)
        })
    };
    [word(outer(at.checked_sub(1), 0), before), word(after, outer(Some(at + 1), 1))]
}

/// What speaks for each reading of a word between its neighbours. Of neighbours that are bound elsewhere only the
/// document's own sightings count.
fn support(
    own: &Core<'_>,
    [before, after]: [Option<&str>; 2],
    bound: [bool; 2],
    elsewhere: &Elsewhere,
) -> Vec<Support> {
    let read = key(own.text);
    let mut support: Vec<Support> = Vec::new();
    for text in std::iter::once(own.text.to_owned()).chain(candidates(own)) {
        let pairs = [before.map(|b| (b, text.as_str(), false)), after.map(|a| (text.as_str(), a, true))];
        for (first, second, opens) in pairs.into_iter().flatten() {
            for sighting in elsewhere.like(first, second) {
                let [a, b] = sighting.pair;
                let (mine, other, neighbour) = if opens { (a, b, second) } else { (b, a, first) };
                // A key makes one of `hằng` and `hàng`; their company is not the same.
                let beside = other == key(neighbour) && marks_apart(&other, neighbour).is_none_or(|n| n == 0);
                if !beside || !(sighting.meant || mine == read) {
                    continue;
                }
                let at = support.iter().position(|s| s.text == mine).unwrap_or_else(|| {
                    support.push(Support { text: mine, ..Support::default() });
                    support.len() - 1
                });
                if let Some(support) = support.get_mut(at) {
                    support.count += sighting.count;
                    support.known += if bound[usize::from(opens)] { 0 } else { sighting.known };
                }
            }
        }
    }
    support
}

/// What a word may be beside what was read and its marks: one with another first letter that looks like it; one behind a
/// bracket that ran into it, with the `t` that the bracket swallowed.
fn candidates(own: &Core<'_>) -> Vec<String> {
    const FIRST: [(char, char); 6] = [('V', 'Y'), ('v', 'y'), ('Y', 'V'), ('y', 'v'), ('ÿ', 'y'), ('ÿ', 'ý')];
    let mut letters = own.text.chars();
    let first = letters.next();
    let alike = FIRST.iter().filter(|(read, _)| Some(*read) == first);
    let mut all: Vec<String> = alike.map(|(_, meant)| format!("{meant}{}", letters.as_str())).collect();
    if own.before.ends_with('(') {
        all.push(format!("t{}", own.text));
    }
    all
}

/// A key in the letters of what was read, where they are as many: its case, and its style of placing tones.
fn in_case_of(read: &str, text: &str) -> String {
    if marks_apart(read, text).is_some() {
        return marked_as(read, text);
    }
    let mut letters = text.chars();
    match letters.next() {
        Some(first) if read.chars().next().is_some_and(char::is_uppercase) => {
            first.to_uppercase().chain(letters).collect()
        }
        _ => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use model::{Rect, Style, TextDirection};

    use super::*;

    /// A line of words, `text:confidence|other|…`, each its own width from the last; `/` begins a new line.
    fn words(line: &str) -> Vec<Word> {
        let (mut x, mut y) = (0.0, 10.0);
        let mut out = Vec::new();
        for part in line.split(' ') {
            if part == "/" {
                (x, y) = (0.0, y + 20.0);
                continue;
            }
            let mut readings = part.split('|').map(str::to_owned);
            let first = readings.next().unwrap();
            let (text, confidence) =
                first.split_once(':').map_or((first.as_str(), 0.95), |(t, c)| (t, c.parse().unwrap()));
            let wide = 5.0 * text.chars().count() as f32;
            out.push(Word {
                text: text.to_owned(),
                bbox: Rect::new(x, y - 8.0, x + wide, y + 2.0),
                baseline: y,
                style: Style { size: 10.0, ..Style::default() },
                direction: TextDirection::Right,
                ocr_confidence: Some(confidence),
                readings: readings.collect(),
                suspect: false,
                space_before: true,
            });
            x += wide + 3.0;
        }
        out
    }

    fn check(line: &str, expected: &str) {
        let mut page = Page { words: words(line), ..Page::default() };
        weigh(&mut [&mut page], &CompanySettings::default());
        let found: Vec<String> =
            page.words.iter().map(|w| format!("{}:{}", w.text, w.ocr_confidence.unwrap())).collect();
        let wanted: Vec<String> =
            words(expected).iter().map(|w| format!("{}:{}", w.text, w.ocr_confidence.unwrap())).collect();
        assert_eq!(found, wanted, "{line}");
    }

    #[test]
    fn known_pairs_speak() {
        check("dữ:0.8 liệu", "dữ:0.94 liệu");
        check("hệ thống:0.67|thông của", "hệ thống:0.94 của");
        check("hô:0.55 sơ", "hồ:0.88 sơ");
        check("hô:0.55|hồ sơ", "hồ:0.91 sơ");
        check("2. Vêu:0.8 cầu", "2. Yêu:0.88 cầu");
        check("2. Vêu cầu", "2. Yêu:0.8 cầu");
        check("ngành ÿ tế", "ngành y:0.8 tế");
        check("(hông:0.8 qua Văn", "(thông:0.88 qua Văn");
        // A sign parts two words.
        check("hô,:0.55 sơ", "hô,:0.55 sơ");
        // Both are words.
        check("truyền thông:0.8|thống", "truyền thông:0.8");
        // Too little was seen.
        check("dữ:0.4 liệu", "dữ:0.4 liệu");
        check("nuôi trong lồng", "nuôi trong lồng");
        check("sử dụng đất hằng năm", "sử dụng đất hằng năm");
        check("thấm định", "thẩm:0.8 định");
        check("thấm định / thấm định", "thẩm:0.8 định / thẩm:0.8 định");
        check("(rước ngày", "(trước:0.8 ngày");
        check("địa phương liên / quan", "địa phương liên / quan");
        // A name.
        check("ông Nguyễn Hô:0.8 Sơ", "ông Nguyễn Hô:0.8 Sơ");
    }

    #[test]
    fn neighbours_that_are_bound_elsewhere_say_nothing() {
        check("vật liệu nỗ:0.7 công nghiệp", "vật liệu nỗ:0.7 công nghiệp");
        check(
            "vật liệu nổ công nghiệp / vật liệu nổ công nghiệp / vật liệu nỗ:0.7 công nghiệp",
            "vật liệu nổ công nghiệp / vật liệu nổ công nghiệp / vật liệu nổ:0.88 công nghiệp",
        );
        check("trả nỗ:0.7 công", "trả nợ:0.88 công");
    }

    #[test]
    fn the_rest_of_the_document_speaks() {
        check("Pá Ma / Pá Ma / Pá:0.7 Ma", "Pá Ma / Pá Ma / Pá:0.94 Ma");
        check("Pá Ma / Pá:0.7 Ma", "Pá Ma / Pá:0.7 Ma");
        check(
            "vê lĩnh vực / về lĩnh vực / về lĩnh vực / về lĩnh vực / về lĩnh vực",
            "về:0.8 lĩnh vực / về lĩnh vực / về lĩnh vực / về lĩnh vực / về lĩnh vực",
        );
        check("vê lĩnh vực / về lĩnh vực", "vê lĩnh vực / về lĩnh vực");
    }
}
