//! What a section is for, by the words of its heading.

mod done;

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;
use grammar::verb;
use normalize::{Letter, trimmed};

use self::done::Look;
use super::labels;
use crate::words::{bare, is_longer, is_mostly_upper, opens_bare, short_search};

/// What stands under a heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Section {
    /// Purposes, demands, views, targets, scope, situation: no tasks.
    Purpose,
    /// What was done, and how it went: no tasks, whatever the headings below it are about.
    Done,
    /// Tasks, contents, solutions, who does what.
    Tasks,
    /// The heading is itself something to be done («ĐẨY MẠNH CẢI CÁCH …»): what opens with a verb below it is a task.
    Aim,
    /// The heading does not say; a paragraph is a task only where it names who leads.
    #[default]
    Open,
}

impl Section {
    /// Whether nobody is told anything in it.
    pub(crate) fn is_silent(self) -> bool {
        match self {
            Self::Purpose | Self::Done => true,
            Self::Tasks | Self::Aim | Self::Open => false,
        }
    }
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

/// Titles that open so assign tasks; inside a title the same words may be a subject («Kinh phí kiểm tra, giám sát»).
const TASK_OPENINGS: &[&str] = &[
    "cac buoc",
    "trinh tu thuc hien",
    "trinh tu tien hanh",
    "cong tac chuan bi",
    "tien do trien khai",
    "ke hoach trien khai",
    "chuong trinh cong tac",
    "cong tac trong tam",
    "cac cong tac trong tam",
    "cac mat cong tac",
    "mot so cong tac",
    "che do bao cao",
    "che do thong tin",
    "thong tin, bao cao",
    "cong tac bao cao",
    "kiem tra, giam sat",
    "cong tac kiem tra",
    "y kien chi dao",
    "phuong an ung pho",
    "phuong an trien khai",
    "viec can lam",
    "nhung viec",
    "cac viec",
];

/// Openings of a title in capitals that begins anew behind an account, wherever the numbers put it.
const AFRESH: [&str; 9] = [
    "nhiem vu",
    "cac nhiem vu",
    "mot so nhiem vu",
    "nhung nhiem vu",
    "phuong huong",
    "giai phap",
    "cac giai phap",
    "muc tieu",
    "to chuc thuc hien",
];

/// The words of all three lists, found in one pass.
static WORDS: LazyLock<Option<AhoCorasick>> =
    LazyLock::new(|| short_search([TASKS, PURPOSES, OPEN].concat()));

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
    let shouted = is_mostly_upper(title);
    // What is long among tasks speaks of many things; its opening alone may say that it is none of them.
    let long = within == Section::Tasks && !shouted && title.chars().nth(LONG).is_some();
    if long {
        let head = bare(title.get(..title.floor_char_boundary(4 * OPENING)).unwrap_or(title));
        if !done::may_look_back(&head) && !OPEN.iter().any(|o| head.starts_with(o)) {
            debug_assert_eq!(read_whole(title, within, shouted), within, "{title}");
            return within;
        }
    }
    read_whole(title, within, shouted)
}

/// Letters beyond which a text is no title of a section.
const LONG: usize = 200;
/// More letters than any phrase has that tells of a section by opening its title.
const OPENING: usize = 40;

fn read_whole(title: &str, within: Section, shouted: bool) -> Section {
    // «NHlỆM VỤ»: a stroke among capitals is an I.
    let stroke = shouted && title.contains('l');
    let text = if stroke { bare(&title.replace('l', "I")) } else { bare(title) };
    let text = text.as_str();
    let [tasks, purposes, open] = first_of_each(text);
    // Deep headings are about a subject («2.1. Yêu cầu kỹ thuật»): only short ones change what a section is for.
    let letters = text.chars().count();
    match done::look(text, within == Section::Tasks) {
        Look::Back if letters < 160 => return Section::Done,
        Look::Both => return Section::Open,
        Look::Back | Look::Ahead => {}
    }
    if within == Section::Done && !(shouted && AFRESH.iter().any(|o| text.starts_with(o))) {
        return Section::Done;
    }
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
        _ if within == Section::Open && TASK_OPENINGS.iter().any(|o| text.starts_with(o)) => Section::Tasks,
        _ if within == Section::Open && is_aim(title, text) => Section::Aim,
        _ => within,
    }
}

/// Whether a title in capitals is itself something to be done: «NÂNG CAO CHẤT LƯỢNG NGUỒN NHÂN LỰC», not «QUYẾT ĐỊNH», not what
/// is done with the stroke of a pen («THÀNH LẬP BAN TỔ CHỨC»: its items are the members).
fn is_aim(title: &str, bare: &str) -> bool {
    const AT_ONCE: [&str; 9] = [
        "ban hanh",
        "thanh lap",
        "quyet dinh",
        "cong bo",
        "danh gia",
        "dinh huong",
        "ghi nhan",
        "khen thuong",
        "phe duyet",
    ];
    is_mostly_upper(title)
        && bare.split_whitespace().nth(2).is_some()
        && verb::opens_task(title)
        && !AT_ONCE.iter().any(|verb| bare.starts_with(verb))
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
    // «Chỉ tiêu 17.1: … (Hội Phụ nữ xã phụ trách)»: what somebody has to reach is done.
    (opens || yearly) && !(opens_bare(text, "chi tieu") && labels::tells_who(text))
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
        "noi dung cac nhiem vu",
        "noi dung nhiem vu",
        "noi dung, nhiem vu",
        "cac noi dung, nhiem vu",
        "cac nhiem vu, giai phap",
        "cac nhiem vu trong tam",
        "cac nhiem vu duoc",
        "danh muc",
        "phan cong cu the",
        "phan cong nhiem vu",
        "tien do cu the",
    ];
    const LONGEST: usize = 160;
    let text = trimmed(text);
    if text.starts_with('(') {
        return text.trim_end_matches(['.', ';']).ends_with(')');
    }
    let points = |text: &str| {
        ["phu luc", "bieu", "danh muc"].iter().any(|w| text.contains(w))
            && ["kem theo", "dinh kem"].iter().any(|w| text.contains(w))
    };
    !is_longer(text, LONGEST)
        && may_say_enclosed(text)
        && OPENINGS.iter().any(|o| opens_bare(text, o))
        && points(&bare(text))
}

/// Whether «kèm» stands in a text, whatever its marks.
fn may_say_enclosed(text: &str) -> bool {
    memchr::memchr2_iter(b'k', b'K', text.as_bytes()).any(|at| {
        let rest = text.get(at..).unwrap_or_default();
        rest.chars().take(4).any(|c| matches!(c, 'm' | 'M'))
    })
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
        assert!(is_pointer("Nội dung các nhiệm vụ cụ thể theo Phụ lục đính kèm."));
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
            ("NHlỆM VỤ", Section::Open, Section::Tasks),
            ("Mục tiêu cụ thể", Section::Tasks, Section::Purpose),
            ("TỔ CHỨC THỰC HIỆN", Section::Purpose, Section::Tasks),
            ("Phát triển du lịch", Section::Tasks, Section::Tasks),
            ("KINH PHÍ THỰC HIỆN", Section::Open, Section::Open),
            ("Yêu cầu", Section::Purpose, Section::Purpose),
            ("Nội dung giám sát", Section::Tasks, Section::Purpose),
            ("KẾT QUẢ THỰC HIỆN NHIỆM VỤ NĂM 2025", Section::Open, Section::Done),
            ("Hoạt động của Ban Chỉ đạo", Section::Done, Section::Done),
            ("NHIỆM VỤ NĂM 2026", Section::Done, Section::Tasks),
            ("PHƯƠNG HƯỚNG, NHIỆM VỤ NĂM 2026", Section::Done, Section::Tasks),
            ("CÁC HOẠT ĐỘNG ĐÃ TRIỂN KHAI", Section::Done, Section::Done),
            ("THỰC TRẠNG VÀ GIẢI PHÁP", Section::Open, Section::Open),
            ("Đánh giá kết quả thực hiện", Section::Tasks, Section::Tasks),
            ("CÁC BƯỚC TIẾN HÀNH", Section::Open, Section::Tasks),
            ("CHẾ ĐỘ BÁO CÁO", Section::Open, Section::Tasks),
            ("KINH PHÍ KIỂM TRA, GIÁM SÁT", Section::Open, Section::Open),
            ("ĐẨY MẠNH CẢI CÁCH THỦ TỤC HÀNH CHÍNH", Section::Open, Section::Aim),
            ("THÀNH LẬP TỔ CÔNG TÁC", Section::Open, Section::Open),
            ("QUYẾT ĐỊNH", Section::Open, Section::Open),
            ("Kiểm tra, giám sát", Section::Purpose, Section::Purpose),
        ];
        for (title, within, expected) in cases {
            assert_eq!(read(title, within), expected, "{title}");
        }
    }
}
