//! Numbers named by what they count: `Nhiệm vụ 1:`, `Hoạt động 1.1.`, `Nhóm giải pháp thứ hai:`, and the counting words of
//! a speech, `Một là,`, `Thứ nhất,`.

use model::OrdinalStyle;
use smallvec::{SmallVec, smallvec};

use super::number::{rank_value, roman_value};
use super::scan::Scan;

/// What plans count. Not `đề án`, `chương trình`: their numbers are names («Đề án 06»); nor `giai đoạn`, `đợt`, which are times.
const NOUNS: [&str; 38] = [
    "nhiệm vụ",
    "nhiệm vụ, giải pháp",
    "nhiệm vụ và giải pháp",
    "nhiệm vụ trọng tâm",
    "nhiệm vụ cụ thể",
    "nội dung",
    "nội dung thành phần",
    "nhóm",
    "nhóm nhiệm vụ",
    "nhóm nhiệm vụ, giải pháp",
    "nhóm nhiệm vụ và giải pháp",
    "nhóm giải pháp",
    "nhóm nội dung",
    "nhóm mục tiêu",
    "nhóm hoạt động",
    "nhóm công việc",
    "nhóm tiêu chí",
    "hoạt động",
    "bước",
    "giải pháp",
    "mục tiêu",
    "mục tiêu cụ thể",
    "công việc",
    "chuyên đề",
    "mô hình",
    "hợp phần",
    "tiểu hợp phần",
    "dự án",
    "dự án thành phần",
    "tiểu dự án",
    "hạng mục",
    "trụ cột",
    "đột phá",
    "khâu đột phá",
    "tiêu chí",
    "tình huống",
    "kịch bản",
    "phần việc",
];

/// What stands for the noun of `Một là,` and of `Thứ nhất,`.
const COUNTING: &str = "là";
const RANKING: &str = "thứ";

/// Words of the longest noun with its `số` or `thứ`, and the number.
const MOST_WORDS: usize = 8;

/// Bytes within which a number and its closing sign stand.
const LONGEST: usize = 64;

/// Bytes of the number and its sign, and more.
const LONGEST_NUMBER: usize = 32;

/// The number at the head of a text. Of a cell (`bare`) it is all; in a line a sign closes it, or nothing but a title in
/// capitals follows.
pub(super) fn scan(text: &str, bare: bool) -> Option<Scan<'_>> {
    if !may_open(text) {
        return None;
    }
    let found = counting(text, bare).or_else(|| named(text, bare))?;
    let rest = text.get(found.end..)?;
    (bare || opens(&found, rest)).then_some(found)
}

/// The first words of [`NOUNS`], of `Một là,` and of `Thứ nhất,`, by the first byte of their capital.
fn firsts(letter: u8) -> &'static [&'static str] {
    match letter {
        b'B' => &["bước", "ba", "bốn", "bảy", "bẩy"],
        b'C' => &["công", "chuyên", "chín"],
        b'D' => &["dự"],
        b'G' => &["giải"],
        b'H' => &["hoạt", "hợp", "hạng", "hai"],
        b'K' => &["khâu", "kịch"],
        b'M' => &["mục", "mô", "một", "mười"],
        b'N' => &["nhiệm", "nội", "nhóm", "năm"],
        b'P' => &["phần"],
        b'S' => &["sáu"],
        b'T' => &["tiểu", "trụ", "tiêu", "tình", "tám", RANKING],
        // «Đ»
        0xc4 => &["đột"],
        _ => &[],
    }
}

/// Nearly every line is told by its first word to count nothing, or by what stands for a number in its first bytes.
fn may_open(text: &str) -> bool {
    let stands = |word: &&str| {
        text.get(..word.len()).is_some_and(|first| is(first, word))
            && text
                .get(word.len()..)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with(char::is_whitespace))
    };
    let letter = text.bytes().next().unwrap_or_default();
    firsts(letter).iter().any(stands) && text.starts_with(normalize::is_capital) && may_count(text)
}

/// Whether a figure, a Roman number, «là» or «thứ» may stand in the first bytes of a text.
fn may_count(text: &str) -> bool {
    let mut before = b' ';
    text.as_bytes().iter().take(LONGEST + LONGEST_NUMBER).any(|&byte| {
        let found = match byte {
            b'0'..=b'9' => true,
            b'I' | b'V' | b'X' => before.is_ascii_whitespace(),
            // The first bytes of «à», «À» and of «ứ», «Ứ».
            0xc3 => matches!(before, b'l' | b'L'),
            0xe1 => matches!(before, b'h' | b'H'),
            _ => false,
        };
        before = byte;
        found
    })
}

/// Whether what stands behind a number in a line leaves it one.
fn opens(found: &Scan<'_>, rest: &str) -> bool {
    let body = rest.trim_start();
    let free = body.len() < rest.len();
    let capital = body.starts_with(char::is_uppercase);
    match found.closing {
        _ if body.is_empty() => true,
        Some(',') => free && !body.starts_with(|c: char| c.is_ascii_digit()) && !is_day(body),
        Some(':') => free || capital,
        Some('.') => capital,
        Some(_) => free && capital,
        None => !body.contains(char::is_lowercase) && body.contains(char::is_alphabetic) && !found.loose,
    }
}

/// «Thứ hai, ngày 12/01»
fn is_day(body: &str) -> bool {
    body.starts_with("ngày")
}

/// `Một là,`, `Thứ nhất,`
fn counting(text: &str, bare: bool) -> Option<Scan<'_>> {
    let (first, at) = word(text, 0)?;
    let (second, mut end) = word(text, at)?;
    let (value, noun) = if is(second, COUNTING) {
        (rank_value(first).filter(|_| !is(first, "nhất") && !is(first, "nhì") && !is(first, "tư"))?, COUNTING)
    } else if is(first, RANKING) {
        let value = rank_value(second)?;
        end = word(text, end).filter(|(third, _)| is(third, COUNTING)).map_or(end, |(_, end)| end);
        (value, RANKING)
    } else {
        return None;
    };
    let closing = text.get(end..)?.chars().next();
    // «Thứ hai: Họp giao ban» may be a day of the week, and so may a cell «Thứ hai».
    let day = noun == RANKING && value > 1 && closing != Some(',');
    let closes = matches!(closing, Some(',' | ':')) || bare && closing.is_none();
    if day || !closes {
        return None;
    }
    Some(Scan {
        end: end + closing.map_or(0, char::len_utf8),
        label: normalize::single_spaced(text.get(..end)?),
        style: OrdinalStyle::Counted,
        values: smallvec![value],
        closed: closing.is_some(),
        loose: false,
        closing,
    })
}

/// `Nhiệm vụ 1:`, `Hoạt động 1.1.`, `Nội dung số 02 - `, `Nhóm nhiệm vụ thứ ba:`
fn named(text: &str, bare: bool) -> Option<Scan<'_>> {
    let mut at = 0;
    let mut noun_end = 0;
    let mut found: Option<(SmallVec<[u32; 4]>, usize)> = None;
    for count in 0..MOST_WORDS {
        let (printed, end) = word(text, at)?;
        let counts =
            count > 0 && printed.starts_with(|c: char| c.is_ascii_digit() || matches!(c, 'I' | 'V' | 'X'));
        if counts && let Some(values) = values(printed) {
            found = Some((values, end));
            break;
        }
        if count > 0 && (is(printed, "thứ") || is(printed, "số")) {
            let (number, end) = word(text, end)?;
            let value = if is(printed, "thứ") { rank_value(number).map(|v| smallvec![v]) } else { None };
            found = Some((value.or_else(|| values(number))?, end));
            break;
        }
        if end > LONGEST || printed.starts_with(|c: char| c.is_ascii_digit()) {
            return None;
        }
        at = end;
        noun_end = end;
        // A stop inside: only the comma of «nhiệm vụ, giải pháp».
        if text.get(end..)?.starts_with(|c: char| !c.is_whitespace() && c != ',') {
            return None;
        }
    }
    let (values, number_end) = found?;
    noun(text.get(..noun_end)?)?;
    let label = normalize::single_spaced(text.get(..number_end)?);
    let behind = text.get(number_end..)?;
    let spaces = behind.len() - behind.trim_start().len();
    let (closing, loose) = match behind.chars().next() {
        Some(sign) if matches!(sign, ':' | '.' | '-' | '–' | ')' | '/') => (Some(sign), false),
        Some(sign) if sign.is_whitespace() => {
            let free = |c: &char| matches!(c, '-' | '–' | '—' | ':');
            (behind.trim_start().chars().next().filter(free), true)
        }
        Some(_) if !bare => return None,
        Some(_) | None => (None, false),
    };
    let end = number_end + closing.map_or(0, |sign| sign.len_utf8() + if loose { spaces } else { 0 });
    Some(Scan {
        end,
        label,
        style: OrdinalStyle::Counted,
        values,
        closed: closing.is_some(),
        loose: loose && closing.is_some(),
        closing,
    })
}

/// `1`, `02`, `1.1`, `IV`: at most two digits a level.
fn values(printed: &str) -> Option<SmallVec<[u32; 4]>> {
    if let Some(value) = roman_value(printed) {
        return Some(smallvec![value]);
    }
    let level = |part: &str| {
        let short = part.len() <= 2 && part.bytes().all(|b| b.is_ascii_digit());
        part.parse().ok().filter(|&value: &u32| short && value > 0)
    };
    printed.split('.').map(level).collect()
}

/// What a counted number counts, as the table has it.
pub(crate) fn noun(printed: &str) -> Option<&'static str> {
    let same = |noun: &&str| noun.chars().eq(spaced(printed).map(normalize::small));
    NOUNS.into_iter().find(same)
}

/// What the label of a counted number counts: `nhiệm vụ` of `Nhiệm vụ 1`, `là` of `Một là`.
pub(crate) fn noun_of(label: &str) -> &'static str {
    let Some((before, last)) = label.rsplit_once(' ') else { return RANKING };
    if is(last, COUNTING) && !is(before.split(' ').next().unwrap_or_default(), RANKING) {
        return COUNTING;
    }
    let before = before.strip_suffix(" thứ").or_else(|| before.strip_suffix(" số")).unwrap_or(before);
    let before = before.strip_suffix(" THỨ").or_else(|| before.strip_suffix(" SỐ")).unwrap_or(before);
    noun(before).unwrap_or(RANKING)
}

/// Letters with runs of white space as one blank.
fn spaced(text: &str) -> impl Iterator<Item = char> + '_ {
    let mut words = text.split_whitespace().peekable();
    std::iter::from_fn(move || {
        let word = words.next()?;
        let gap = words.peek().is_some().then_some(' ');
        Some(word.chars().chain(gap))
    })
    .flatten()
}

fn is(printed: &str, word: &str) -> bool {
    word.len() == printed.len() && word.chars().eq(printed.chars().map(normalize::small))
}

/// Where a run of letters and digits ends: what is not ASCII is a letter, signs such as `–` and `“` aside.
fn letters_end(text: &str) -> usize {
    text.bytes().position(|b| b.is_ascii() && !b.is_ascii_alphanumeric() || b == 0xe2).unwrap_or(text.len())
}

/// The word of letters and digits, with dots inside numbers, at or after `from`, behind white space and a comma only.
fn word(text: &str, from: usize) -> Option<(&str, usize)> {
    let rest = text.get(from..)?;
    let rest = rest.strip_prefix(',').filter(|rest| rest.starts_with(' ')).unwrap_or(rest);
    let start = text.len() - rest.trim_start().len();
    if from > 0 && start == from {
        return None;
    }
    let word = text.get(start..)?;
    let mut end = letters_end(word);
    // «1.1», but «1.Tên»
    while word.get(..end)?.ends_with(|c: char| c.is_ascii_digit())
        && let Some(more) = word.get(end..)?.strip_prefix('.')
        && more.starts_with(|c: char| c.is_ascii_digit())
    {
        end += 1 + letters_end(more);
    }
    (end > 0).then_some((word.get(..end)?, start + end))
}

#[cfg(test)]
mod tests {
    use super::{NOUNS, may_open};
    use crate::ordinal::{read, split};

    #[test]
    fn numbers_named_by_what_they_count() {
        for (line, label, values, rest) in [
            ("Nhiệm vụ 1: Hoàn thiện thể chế", "Nhiệm vụ 1", &[1][..], "Hoàn thiện thể chế"),
            ("NHIỆM VỤ 2. HOÀN THIỆN THỂ CHẾ", "NHIỆM VỤ 2", &[2], "HOÀN THIỆN THỂ CHẾ"),
            ("Nhiệm vụ  1.Hoàn thiện thể chế", "Nhiệm vụ 1", &[1], "Hoàn thiện thể chế"),
            ("Hoạt động 1.1: Xây dựng Nghị định", "Hoạt động 1.1", &[1, 1], "Xây dựng Nghị định"),
            ("Hoạt động 1.12. Xây dựng Nghị định", "Hoạt động 1.12", &[1, 12], "Xây dựng Nghị định"),
            ("Nội dung số 02: Tuyên truyền", "Nội dung số 02", &[2], "Tuyên truyền"),
            ("Bước 1: tiếp nhận hồ sơ", "Bước 1", &[1], "tiếp nhận hồ sơ"),
            ("Bước 3 – Số hóa tài liệu", "Bước 3", &[3], "Số hóa tài liệu"),
            ("Giải pháp 3 - Ứng dụng công nghệ", "Giải pháp 3", &[3], "Ứng dụng công nghệ"),
            ("Giải pháp III: Ứng dụng công nghệ", "Giải pháp III", &[3], "Ứng dụng công nghệ"),
            ("Nhóm nhiệm vụ 1: Thể chế", "Nhóm nhiệm vụ 1", &[1], "Thể chế"),
            (
                "Nhóm nhiệm vụ, giải pháp thứ hai: Hạ tầng",
                "Nhóm nhiệm vụ, giải pháp thứ hai",
                &[2],
                "Hạ tầng",
            ),
            ("Nhiệm vụ thứ nhất: Thể chế", "Nhiệm vụ thứ nhất", &[1], "Thể chế"),
            (
                "Tiểu dự án 2: Phát triển giáo dục nghề nghiệp",
                "Tiểu dự án 2",
                &[2],
                "Phát triển giáo dục nghề nghiệp",
            ),
            ("Nhiệm vụ 1", "Nhiệm vụ 1", &[1], ""),
            ("Nhiệm vụ 1:", "Nhiệm vụ 1", &[1], ""),
            ("NHIỆM VỤ 1 HOÀN THIỆN THỂ CHẾ", "NHIỆM VỤ 1", &[1], "HOÀN THIỆN THỂ CHẾ"),
            ("Một là, đẩy mạnh tuyên truyền", "Một là", &[1], "đẩy mạnh tuyên truyền"),
            ("Hai là: Sở Y tế rà soát", "Hai là", &[2], "Sở Y tế rà soát"),
            ("Năm là, rà soát", "Năm là", &[5], "rà soát"),
            ("Thứ nhất, đổi mới phương thức", "Thứ nhất", &[1], "đổi mới phương thức"),
            ("Thứ ba là, đổi mới phương thức", "Thứ ba là", &[3], "đổi mới phương thức"),
        ] {
            let (found, tail) = split(line).unwrap_or_else(|| panic!("«{line}» opens with a number"));
            assert_eq!(
                (found.label.as_str(), found.values.as_slice(), tail),
                (label, values, rest),
                "{line}"
            );
        }
        assert_eq!(read("Nhiệm vụ 1").map(|o| o.label).as_deref(), Some("Nhiệm vụ 1"));
        assert_eq!(read("Hoạt động 2.1:").map(|o| o.values.to_vec()), Some(vec![2, 1]));
    }

    #[test]
    fn every_noun_may_open() {
        for noun in NOUNS {
            assert!(may_open(&format!("{} 1", noun.to_uppercase())), "{noun}");
        }
    }

    #[test]
    fn sentences_that_count_nothing() {
        for line in [
            "Nhiệm vụ 1 năm 2026 là nhiệm vụ trọng tâm.",
            "Nhiệm vụ 1 và nhiệm vụ 2 do Sở Y tế thực hiện.",
            "Nhiệm vụ 1, 2, 3 do Sở Y tế thực hiện.",
            "Nhiệm vụ 1. và 2. nêu trên",
            "nhiệm vụ 1: hoàn thiện thể chế",
            "Nhiệm vụ năm 2026: rà soát",
            "Nhiệm vụ 2026: rà soát",
            "Nhiệm vụ 2026-2030: rà soát",
            "Nhiệm vụ 1.500 tỷ đồng",
            "Nhiệm vụ trọng tâm: rà soát",
            "Hoạt động 8/3 và 20/10",
            "Bước 1-2: khảo sát",
            "Bước 1 (tháng 3/2026): khảo sát",
            "Đề án 06: Kết quả thực hiện",
            "Chương trình 135: Kết quả",
            "Giai đoạn 1: Khảo sát",
            "Đợt 1: Khảo sát",
            "Dự án 3 tỷ đồng",
            "Nội dung: rà soát",
            "Một là đẩy mạnh tuyên truyền",
            "Một số nhiệm vụ: rà soát",
            "Thứ hai, ngày 12/01/2026",
            "Thứ hai: Họp giao ban",
            "Thứ Hai hằng tuần",
            "Năm 2026, rà soát",
            "Năm nay là năm cuối",
        ] {
            let counted = split(line).filter(|(o, _)| o.style == model::OrdinalStyle::Counted);
            assert_eq!(counted.map(|(o, _)| o.label), None, "{line}");
        }
    }
}
