//! What a section is for, by the words of its heading.

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind};
use normalize::Letter;

use crate::words::{bare, opens_bare};

/// What stands under a heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Section {
    /// Purposes, demands, views, targets, scope, situation: no tasks.
    Purpose,
    /// Tasks, contents, solutions, who does what.
    Tasks,
    /// The heading does not say; a paragraph is a task only where it names who leads.
    #[default]
    Open,
}

const TASKS: &[&str] = &[
    "nhiem vu",
    "giai phap",
    "noi dung",
    "to chuc thuc hien",
    "phan cong",
    "trach nhiem",
    "to chuc trien khai",
    "bien phap",
    "lo trinh",
    "hoat dong",
    "cong viec",
    "tien do thuc hien",
    "ke hoach thuc hien",
    "trien khai thuc hien",
];

const PURPOSES: &[&str] = &[
    "muc dich",
    "yeu cau",
    "quan diem",
    "muc tieu",
    "chi tieu",
    "can cu",
    "pham vi",
    "doi tuong",
    "thuc trang",
    "danh gia tinh hinh",
    "tinh hinh",
    "boi canh",
    "su can thiet",
    "dac diem",
    "ket qua dat duoc",
    "ton tai, han che",
    "nguyen nhan",
    "phuong cham",
    "nguyen tac",
    "khai niem",
    "giai thich tu ngu",
    "hieu luc thi hanh",
    "noi dung giam sat",
];

const OPEN: &[&str] =
    &["kinh phi", "nguon luc", "nguon von", "thoi gian", "dia diem", "thanh phan", "du toan"];

/// The words of all three lists, found in one pass. Headings are short: what is quickly built serves them best.
static WORDS: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
    let kind = Some(AhoCorasickKind::NoncontiguousNFA);
    AhoCorasick::builder()
        .kind(kind)
        .dense_depth(0)
        .prefilter(false)
        .build([TASKS, PURPOSES, OPEN].concat())
        .ok()
});

/// Where the first word of each list stands in bare letters.
fn first_of_each(text: &str) -> [Option<usize>; 3] {
    let mut first = [None; 3];
    for found in WORDS.iter().flat_map(|words| words.find_overlapping_iter(text)) {
        let word = found.pattern().as_usize();
        let list = usize::from(word >= TASKS.len()) + usize::from(word >= TASKS.len() + PURPOSES.len());
        if let Some(slot) = first.get_mut(list) {
            *slot = Some(slot.map_or(found.start(), |at: usize| at.min(found.start())));
        }
    }
    first
}

/// Reads a heading against the section that it stands in.
pub(crate) fn read(title: &str, within: Section) -> Section {
    let text = bare(title);
    let text = text.as_str();
    let [tasks, purposes, open] = first_of_each(text);
    // Deep headings are about a subject («2.1. Yêu cầu kỹ thuật»): only short ones change what a section is for.
    let letters = text.chars().count();
    match (tasks, purposes) {
        // «Mục tiêu, nhiệm vụ và giải pháp» assigns tasks; «Yêu cầu về nội dung» does not.
        (Some(t), Some(p)) if letters < 120 => {
            if t < p || text.contains(", nhiem vu") || text.contains("giai phap") {
                Section::Tasks
            } else {
                Section::Purpose
            }
        }
        (None, Some(p)) if p <= 8 && letters < 80 => Section::Purpose,
        (Some(_), None) if within != Section::Purpose || letters < 60 => Section::Tasks,
        _ if open == Some(0) => Section::Open,
        _ => within,
    }
}

/// Whether a heading is about when, where, for whom or with what money all of it is done, and none of the tasks.
pub(crate) fn is_circumstance(title: &str) -> bool {
    let [_, purposes, open] = first_of_each(&bare(title));
    open == Some(0) || purposes == Some(0)
}

/// Whether a paragraph states a target or a situation, although it stands among tasks.
pub(crate) fn is_target(text: &str) -> bool {
    let opens = [
        "phan dau",
        "phan dau,",
        "den nam",
        "den het nam",
        "muc tieu",
        "hang nam phan dau",
        "chi tieu",
        "giai doan",
    ]
    .iter()
    .any(|o| opens_bare(text, o));
    let counts = |text: String| text.contains(" dat ") || text.contains("chi so") || text.contains('%');
    let yearly = ["hang nam", "tu nam"].iter().any(|o| opens_bare(text, o)) && counts(bare(text));
    // «Phần đầu», «Phân đầu» are what OCR makes of «Phấn đấu»: the same bare letters.
    opens || yearly
}

/// Whether a paragraph only points to an annex: «(Có biểu phân công kèm theo)», «Các nhiệm vụ cụ thể tại Phụ lục kèm
/// theo Kế hoạch này».
pub(crate) fn is_pointer(text: &str) -> bool {
    const OPENINGS: &[&str] = &[
        "chi tiet",
        "noi dung chi tiet",
        "noi dung cu the",
        "cac nhiem vu cu the",
        "nhiem vu cu the",
        "danh muc",
        "phan cong cu the",
    ];
    const LONGEST: usize = 160;
    let text = text.trim();
    if text.starts_with('(') {
        return text.trim_end_matches(['.', ';']).ends_with(')');
    }
    let points = |text: &str| {
        ["phu luc", "bieu", "danh muc"].iter().any(|w| text.contains(w))
            && ["kem theo", "dinh kem"].iter().any(|w| text.contains(w))
    };
    text.chars().count() <= LONGEST && OPENINGS.iter().any(|o| opens_bare(text, o)) && points(&bare(text))
}

/// Whether a paragraph only makes the document known: «Văn phòng UBND tỉnh thông báo để các cơ quan biết, thực hiện».
pub(crate) fn is_notice(text: &str) -> bool {
    const ENDS: [&str; 5] = [
        "biet",
        "biet, thuc hien",
        "biet va thuc hien",
        "biet, to chuc thuc hien",
        "biet, trien khai thuc hien",
    ];
    /// Letters within which the longest of them ends a text.
    const END: usize = 40;
    let text = text.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '.' | '/'));
    if !["biet", "hien"].iter().any(|word| may_end_in(text, word)) {
        return false;
    }
    let end = text.char_indices().rev().nth(END).and_then(|(at, _)| text.get(at..)).unwrap_or(text);
    let known = bare(end);
    ENDS.iter().any(|end| known.ends_with(end)) && bare(text).contains("thong bao")
}

/// Whether the bare letters of a text may end in a word. Marks that stand alone, and what is neither ASCII nor a letter of
/// the language, are not looked through: of them, and of the letter before them, anything may come.
fn may_end_in(text: &str, word: &str) -> bool {
    let mut letters = text.chars().rev();
    for wanted in word.bytes().rev() {
        match letters.next().map(|c| (c, Letter::read(c))) {
            Some((_, Some(letter))) if letter.base == wanted => {}
            Some((c, None)) if !c.is_ascii() || matches!(c, '`' | '~') => return true,
            Some(_) | None => return false,
        }
    }
    true
}

/// Whether a paragraph only says what the document was: «Trên đây là Kế hoạch … của Sở Y tế.»
pub(crate) fn is_last_word(text: &str) -> bool {
    opens_bare(text, "tren day la")
}

/// Whether a paragraph says that the document is at its end: «Trên đây là Kế hoạch…».
pub(crate) fn is_closing(text: &str) -> bool {
    ["tren day la", "nhan duoc", "trong qua trinh", "yeu cau ", "de nghi "]
        .iter()
        .any(|o| opens_bare(text, o))
        || (["uy ban nhan dan", "ubnd"].iter().any(|o| opens_bare(text, o))
            && bare(text).contains(" yeu cau cac "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pointers() {
        assert!(is_pointer("(Có biểu phân công kèm theo)"));
        assert!(is_pointer("Các nhiệm vụ cụ thể tại Phụ lục kèm theo Kế hoạch này."));
        assert!(!is_pointer("Các nhiệm vụ cụ thể: rà soát quy hoạch."));
        assert!(!is_pointer("Lập danh mục dự án kèm theo dự toán."));
    }

    #[test]
    fn notices() {
        assert!(is_notice("Văn phòng UBND tỉnh thông báo đến các cơ quan, đơn vị biết, thực hiện./."));
        assert!(is_notice("UBND huyện thông báo để các cơ quan biết."));
        assert!(!is_notice("Sở Y tế thông báo lịch tiêm và tổ chức thực hiện."));
    }

    #[test]
    fn circumstances() {
        assert!(is_circumstance("THỜI GIAN, ĐỊA ĐIỂM") && is_circumstance("Đối tượng tham gia"));
        assert!(!is_circumstance("Hội nghị tổng kết") && !is_circumstance("Trồng 5.000 cây xanh"));
    }

    #[test]
    fn sections() {
        let cases = [
            ("MỤC ĐÍCH, YÊU CẦU", Section::Open, Section::Purpose),
            ("NỘI DUNG, NHIỆM VỤ VÀ GIẢI PHÁP", Section::Open, Section::Tasks),
            ("MỤC TIÊU, NHIỆM VỤ", Section::Open, Section::Tasks),
            ("Mục tiêu cụ thể", Section::Tasks, Section::Purpose),
            ("TỔ CHỨC THỰC HIỆN", Section::Purpose, Section::Tasks),
            ("Phát triển du lịch", Section::Tasks, Section::Tasks),
            ("KINH PHÍ THỰC HIỆN", Section::Open, Section::Open),
            ("Yêu cầu", Section::Purpose, Section::Purpose),
            ("Nội dung giám sát", Section::Tasks, Section::Purpose),
        ];
        for (title, within, expected) in cases {
            assert_eq!(read(title, within), expected, "{title}");
        }
    }
}
