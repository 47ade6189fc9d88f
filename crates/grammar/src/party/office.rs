//! Persons named by their office: «Chủ tịch UBND xã», «Giám đốc các Sở», «Thủ trưởng các cơ quan, đơn vị».

use std::ops::Range;
use std::sync::LazyLock;

use super::phrases::Phrases;
use super::words::{Sort, Words};

/// Offices, the longest first where one begins with another.
pub(super) static OFFICES: LazyLock<Phrases> = LazyLock::new(|| {
    let own = [
        "phó chủ tịch thường trực",
        "phó chủ tịch",
        "chủ tịch",
        "phó giám đốc",
        "phó tổng giám đốc",
        "tổng giám đốc",
        "giám đốc",
        "thủ trưởng",
        "người đứng đầu",
        "lãnh đạo",
        "bộ trưởng",
        "thứ trưởng",
        "bí thư thường trực",
        "phó bí thư thường trực",
        "phó bí thư",
        "bí thư",
        "phó chánh văn phòng",
        "chánh văn phòng",
        "phó văn phòng",
        "chánh thanh tra",
        "tổng cục trưởng",
        "chi cục trưởng",
        "phó cục trưởng",
        "cục trưởng",
        "vụ trưởng",
        "phó vụ trưởng",
        "phó viện trưởng",
        "viện trưởng",
        "phó hiệu trưởng",
        "hiệu trưởng",
        "chỉ huy trưởng",
        "chính ủy",
        "chính uỷ",
        "hạt trưởng",
        "đội trưởng",
        "đội phó",
        "tổ trưởng",
        "tổ phó",
        "nhóm trưởng",
        "nhóm phó",
        "thôn trưởng",
        "bản trưởng",
        "ấp trưởng",
        "khóm trưởng",
        "trưởng đoàn",
        "thống đốc",
        "tổng thanh tra",
        "phó chủ nhiệm",
        "chủ nhiệm",
        "tổng biên tập",
        "chánh án",
        "phó trưởng",
        "trưởng",
        "chủ tịch hội đồng",
        "tổng kiểm toán",
        "tư lệnh",
        "kế toán trưởng",
        "phó quản đốc",
        "quản đốc",
        "các đồng chí",
        "đồng chí",
        "đ/c",
        "ủy viên",
        "uỷ viên",
        "thành viên",
        "cán bộ, công chức, viên chức và người lao động",
        "cán bộ, công chức, viên chức, người lao động",
        "cán bộ, công chức, viên chức",
        "cán bộ, công chức",
        "cán bộ, đảng viên",
        "cán bộ quản lý, giáo viên, nhân viên",
        "cán bộ quản lý, giáo viên",
        "cán bộ, giáo viên, nhân viên",
        "cán bộ, giáo viên, công nhân viên",
        "cán bộ, giáo viên",
        "giáo viên, nhân viên",
        "giáo viên, học sinh",
        "cb, gv, nv",
        "cb - gv - nv",
        "cố vấn học tập",
        "gvcn",
        "gvbm",
        "ttcm",
        "điều dưỡng trưởng",
        "kỹ thuật viên trưởng",
        "hộ sinh trưởng",
        "cán bộ",
        "công chức",
        "viên chức",
        "chuyên viên",
        "vị đại biểu",
        "đại biểu",
        "cvp",
        "pcvp",
        "pct",
        "pvp",
        "ct",
        "gđ",
        "pgđ",
        "pbt",
        "phó ct",
        "phó gđ",
        "p. chủ tịch",
        "p. giám đốc",
        "p. bí thư",
        "p. trưởng",
        "p. hiệu trưởng",
    ];
    Phrases::new(own.into_iter().chain(DEPUTIES))
});

/// Offices by their first letters, and what they stand for.
const SHORT: [(&str, &str); 14] = [
    ("gvcn", "Giáo viên chủ nhiệm"),
    ("gvbm", "Giáo viên bộ môn"),
    ("ttcm", "Tổ trưởng chuyên môn"),
    ("ct", "Chủ tịch"),
    ("pct", "Phó Chủ tịch"),
    ("phó ct", "Phó Chủ tịch"),
    ("gđ", "Giám đốc"),
    ("pgđ", "Phó Giám đốc"),
    ("phó gđ", "Phó Giám đốc"),
    ("pbt", "Phó Bí thư"),
    ("cvp", "Chánh Văn phòng"),
    ("pcvp", "Phó Chánh Văn phòng"),
    ("pvp", "Phó Văn phòng"),
    ("p", "Phó"),
];

/// An office without first letters that stand for words: «PCT» is «Phó Chủ tịch», «P. Giám đốc» «Phó Giám đốc».
pub(super) fn in_words(title: &str) -> String {
    let (head, rest) = title.split_once('.').unwrap_or((title, ""));
    let small = normalize::small_text(head.trim());
    match SHORT.iter().find(|(short, _)| *short == small) {
        Some((_, words)) => format!("{words} {}", rest.trim()).trim_end().to_owned(),
        None => title.to_owned(),
    }
}

/// Offices that need no body behind them.
static WHOLE: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new([
        "chánh văn phòng",
        "phó chánh văn phòng",
        "chánh thanh tra",
        "kế toán trưởng",
        "tổng thanh tra",
        "tổng kiểm toán",
        "thống đốc",
        "cvp",
        "pcvp",
    ])
});

/// «đại biểu Quốc hội»: without the assembly that they are of it is whoever attends.
pub(super) static DELEGATES: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(["vị đại biểu", "đại biểu"]));

/// How a person is addressed.
static COMRADE: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(["đồng chí", "đ/c"]));

/// Words before an office that stand for many.
pub(super) static MANY: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::new(["các đồng chí", "đồng chí", "các", "những"]));

/// The offices at a place and the word after them: «Chủ tịch, các phó Chủ tịch» is one party.
pub(crate) fn read(words: &Words<'_>, place: usize) -> Option<usize> {
    let mut to = one(words, place)?;
    // «GVCN, TTCM»: letters of whole offices share nothing.
    if words.sort(to - 1) == Some(Sort::Capitals) && words.any(place, &["gvcn", "gvbm", "ttcm"]).is_some() {
        return Some(to);
    }
    // «Phó ban, trưởng ban»: what each is head of stands in its own name.
    if NAMED.stand(words, place) {
        return Some(to);
    }
    loop {
        let mut next = to;
        while words.is_mark(next, b",/") || words.read(next, "và") {
            next += 1;
        }
        if next == to {
            return Some(to);
        }
        // «Chánh Văn phòng, Cục trưởng Cục …»: the first is whole and shares nothing.
        if WHOLE.stand(words, place) && !WHOLE.stand(words, next) {
            return Some(to);
        }
        match one(words, next) {
            // «Giám đốc, Thủ trưởng các …» shares its object as «Chủ tịch, các phó Chủ tịch» does
            Some(end) => to = end,
            None => return Some(to),
        }
    }
}

/// Offices whose names end in what they are held in.
const DEPUTIES: [&str; 7] = ["phó ban", "phó phòng", "phó khoa", "phó thôn", "phó đoàn", "phó bản", "phó ấp"];

static NAMED: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(DEPUTIES));

/// Offices that one person may hold together: «Bí thư, Chủ tịch», «Ủy viên, Trưởng ban».
static HELD_TOGETHER: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new([
        "bí thư",
        "chủ tịch",
        "ủy viên",
        "uỷ viên",
        "thành viên",
        "các đồng chí",
        "đồng chí",
        "đ/c",
    ])
});

/// Where each office of a list begins and ends that no body stands behind, where they are those of several persons: «Tổ
/// trưởng, các tổ phó». None where one person may hold them.
pub(super) fn of_several(words: &Words<'_>, from: usize, to: usize) -> Vec<Range<usize>> {
    let (mut out, mut at) = (Vec::new(), from);
    while at < to {
        let Some(end) = one(words, at).filter(|end| (at + 1..=to).contains(end)) else { return Vec::new() };
        out.push(at..end);
        at = end;
        while at < to && (words.is_mark(at, b",/") || words.read(at, "và")) {
            at += 1;
        }
    }
    let held = out.iter().filter(|office| HELD_TOGETHER.stand(words, office.start)).count();
    let deputies = |office: &Range<usize>| office.clone().any(|i| words.read(i, "phó"));
    if held > 0 && !out.iter().skip(1).all(deputies) { Vec::new() } else { out }
}

fn one(words: &Words<'_>, place: usize) -> Option<usize> {
    let many = MANY.count(words, place).unwrap_or(0);
    let at = place + many;
    let count = OFFICES
        .count(words, at)
        .or_else(|| (many > 0 && words.read(place + many.saturating_sub(2), "đồng chí")).then_some(0))?;
    // «Đ/c Phó Chủ tịch Thường trực»: how the person is addressed, then the office.
    let addressed = COMRADE.stand(words, at);
    let office = if addressed { OFFICES.count(words, at + count) } else { None };
    let end = at + count + office.unwrap_or(0);
    // «CT.HĐND»
    let dotted = words.sort(end.wrapping_sub(1)) == Some(Sort::Capitals) && words.is_mark(end, b".");
    Some(end + usize::from(dotted && words.is_capital(end + 1)))
}
