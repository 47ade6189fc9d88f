//! Wording that is always written the same way, given back to words that differ from it by their marks.
//!
//! The engine knows letters better than marks: letterheads in capitals, where marks are small, phrases of the language of
//! administration, and pairs over whose `i` it likes to see a hook.

use super::context::replace;
use super::vote::Voted;

/// Fixed wording of letterheads, kinds of documents and offices (Decree 30/2020/NĐ-CP, annexes I and III) and of the
/// titles and headings of plans, in capitals: there the marks are small against the letters, and `QUYẾT` is read as
/// `QUYÉT`.
const FIXED: [&str; 30] = [
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "ĐẢNG CỘNG SẢN VIỆT NAM",
    "ỦY BAN NHÂN DÂN",
    "HỘI ĐỒNG NHÂN DÂN",
    "QUYẾT ĐỊNH",
    "NGHỊ QUYẾT",
    "KẾ HOẠCH",
    "CHỈ THỊ",
    "CHƯƠNG TRÌNH",
    "THÔNG BÁO",
    "HƯỚNG DẪN",
    "PHỤ LỤC",
    "ĐỀ ÁN",
    "CHỦ TỊCH",
    "PHÓ CHỦ TỊCH",
    "GIÁM ĐỐC",
    "PHÓ GIÁM ĐỐC",
    "BỘ TRƯỞNG",
    "THỨ TRƯỞNG",
    "CỤC TRƯỞNG",
    "TRƯỞNG PHÒNG",
    "TRƯỞNG BAN",
    "TRƯỞNG ĐOÀN",
    "CHÁNH VĂN PHÒNG",
    "TỔ CHỨC THỰC HIỆN",
    "MỤC ĐÍCH, YÊU CẦU",
    "CHUYỂN ĐỔI SỐ",
    "THÀNH PHỐ",
    "HỒ CHÍ MINH",
    "CHÍNH PHỦ",
];

/// Gives fixed wording in capitals its marks where the bare letters agree and some mark differs.
pub(super) fn restore_fixed(words: &mut [Voted]) {
    for phrase in FIXED {
        let wanted: Vec<&str> = phrase.split(' ').collect();
        for from in 0..=words.len().saturating_sub(wanted.len()) {
            let Some(window) = words.get_mut(from..from + wanted.len()) else { continue };
            let trim = |t: &str| t.trim_matches(|c: char| !c.is_alphabetic()).to_owned();
            let bare = |t: &str| normalize::bare(&trim(t));
            let capitals = window.iter().all(|w| !w.seen.text.chars().any(char::is_lowercase));
            let agree = window.iter().zip(&wanted).all(|(w, t)| bare(&w.seen.text) == bare(t));
            // Bare letters of two words alone may be another phrase's: there one word must be right as it stands.
            let vouched =
                wanted.len() > 2 || window.iter().zip(&wanted).any(|(w, t)| trim(&w.seen.text) == trim(t));
            if !(capitals && agree && vouched) {
                continue;
            }
            for (word, wanted) in window.iter_mut().zip(&wanted) {
                let (have, wanted) = (trim(&word.seen.text), trim(wanted));
                // The two styles of placing a tone are both right.
                if normalize::key(&have) != normalize::key(&wanted) {
                    let better = word.seen.text.replace(&have, &wanted);
                    replace(word, better);
                }
            }
        }
    }
}

/// Pairs that the network reads with a hook over the `i`, being as sure of `chỉ` and `tỉnh` as of anything.
const UNHOOKED: [&str; 12] = [
    "chi tiết",
    "chi cục",
    "chi nhánh",
    "chi phí",
    "chi trả",
    "chi bộ",
    "tinh thần",
    "tinh giản",
    "tinh gọn",
    "an ninh",
    "thông minh",
    "minh bạch",
];

/// Takes the hook off an `ỉ` where that makes a pair that is always written without.
pub(super) fn unhook(words: &mut [Voted]) {
    let plain = |t: &str| t.replace('ỉ', "i").replace('Ỉ', "I");
    for at in 0..words.len().saturating_sub(1) {
        let Some([first, second]) = words.get_mut(at..at + 2) else { continue };
        let pair = format!("{} {}", first.seen.text, second.seen.text);
        let core = plain(&pair).to_lowercase();
        let core = core.trim_matches(|c: char| !c.is_alphabetic());
        if plain(&pair) == pair || !UNHOOKED.contains(&core) {
            continue;
        }
        for word in [first, second] {
            let better = plain(&word.seen.text);
            if better != word.seen.text {
                replace(word, better);
            }
        }
    }
}

/// What the network makes of small words that stand beside any other, and that are no words of this language themselves.
const STRAY: [(&str, &str); 8] = [
    ("vê", "về"),
    ("cúa", "của"),
    ("cùa", "của"),
    ("đên", "đến"),
    ("đuợc", "được"),
    ("đươc", "được"),
    ("vói", "với"),
    ("truớc", "trước"),
];

/// The small word that was meant by one that is none.
pub(super) fn as_small_word(text: &str) -> Option<String> {
    let (_, meant) = STRAY.iter().find(|(read, _)| *read == text)?;
    Some((*meant).to_owned())
}

/// Below this the engine is not so sure of a word that a known phrase may not correct its marks.
const DOUBTED: f32 = 0.9;

/// Gives words the marks that a known phrase asks for: where the engine was not sure or the word is in capitals, one
/// letter's marks are off, and nothing else.
pub(super) fn restore_phrases(words: &mut [Voted]) {
    let line = words.iter().map(|w| w.seen.text.as_str()).collect::<Vec<_>>().join(" ");
    let mended = normalize::mend::mend(&line);
    if mended.text == line {
        return;
    }
    let better: Vec<&str> = mended.text.split(' ').collect();
    if better.len() != words.len() {
        return;
    }
    for (word, better) in words.iter_mut().zip(better) {
        let capitals = !word.seen.text.chars().any(char::is_lowercase);
        if word.seen.text != better && (capitals || word.seen.confidence < DOUBTED) {
            replace(word, better.to_owned());
        }
    }
}
