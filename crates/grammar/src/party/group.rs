//! Groups of bodies: «các sở, ban, ngành có liên quan», «cơ quan, đơn vị liên quan», «các bộ, ngành, địa phương».

use std::sync::LazyLock;

use model::PartyLevel;
use smallvec::SmallVec;

use super::phrases::Phrases;
use super::words::Words;

/// Nouns of bodies that make a group when no name follows them, with the level that they tell.
const NOUNS: [(&str, PartyLevel); 149] = [
    ("sở", PartyLevel::Province),
    ("ban đảng", PartyLevel::Party),
    ("ban xây dựng đảng", PartyLevel::Party),
    ("ban", PartyLevel::Other),
    ("ngành", PartyLevel::Other),
    ("bộ", PartyLevel::Central),
    ("cơ quan ngang bộ", PartyLevel::Central),
    ("cơ quan thuộc chính phủ", PartyLevel::Central),
    ("cơ quan", PartyLevel::Other),
    ("cơ", PartyLevel::Other),
    ("đơn vị", PartyLevel::Other),
    ("tổ chức chính trị - xã hội", PartyLevel::Other),
    ("tổ chức", PartyLevel::Other),
    ("cá nhân", PartyLevel::Other),
    ("đoàn thể", PartyLevel::Other),
    ("hội đoàn thể", PartyLevel::Other),
    ("hội", PartyLevel::Other),
    ("hiệp hội", PartyLevel::Other),
    ("địa phương", PartyLevel::Other),
    ("doanh nghiệp", PartyLevel::Other),
    ("hợp tác xã", PartyLevel::Other),
    ("htx", PartyLevel::Other),
    ("tổ hợp tác", PartyLevel::Other),
    ("câu lạc bộ", PartyLevel::Other),
    ("cha mẹ học sinh", PartyLevel::Other),
    ("phụ huynh học sinh", PartyLevel::Other),
    ("phòng", PartyLevel::Other),
    ("chi cục", PartyLevel::Province),
    ("cục", PartyLevel::Other),
    ("vụ", PartyLevel::Central),
    ("tổng cục", PartyLevel::Central),
    ("viện", PartyLevel::Other),
    ("trường học", PartyLevel::Other),
    ("trường", PartyLevel::Other),
    ("nhà trường", PartyLevel::Other),
    ("cơ sở giáo dục", PartyLevel::Other),
    ("cơ sở đào tạo", PartyLevel::Other),
    ("cơ sở", PartyLevel::Other),
    ("trung tâm", PartyLevel::Other),
    ("chi nhánh", PartyLevel::Other),
    ("bệnh viện", PartyLevel::Other),
    ("công ty", PartyLevel::Other),
    ("tổng công ty", PartyLevel::Other),
    ("tập đoàn", PartyLevel::Other),
    ("ngân hàng", PartyLevel::Other),
    ("quỹ", PartyLevel::Other),
    ("lực lượng bảo vệ an ninh, trật tự", PartyLevel::Other),
    ("lực lượng tham gia bảo vệ an ninh, trật tự", PartyLevel::Other),
    ("lực lượng", PartyLevel::Other),
    ("khối", PartyLevel::Other),
    ("cấp ủy", PartyLevel::Party),
    ("cấp uỷ", PartyLevel::Party),
    ("đảng ủy", PartyLevel::Party),
    ("đảng uỷ", PartyLevel::Party),
    ("chi bộ", PartyLevel::Party),
    ("chi, đảng bộ", PartyLevel::Party),
    ("chi đoàn", PartyLevel::Other),
    ("chi hội", PartyLevel::Other),
    ("tổ chức đảng", PartyLevel::Party),
    ("tổ chức cơ sở đảng", PartyLevel::Party),
    ("huyện ủy", PartyLevel::Party),
    ("thành ủy", PartyLevel::Party),
    ("thị ủy", PartyLevel::Party),
    ("tỉnh ủy", PartyLevel::Party),
    ("xã ủy", PartyLevel::Party),
    ("phường ủy", PartyLevel::Party),
    ("chủ đầu tư", PartyLevel::Other),
    ("nhà đầu tư", PartyLevel::Other),
    ("nhà thầu", PartyLevel::Other),
    ("chủ rừng", PartyLevel::Other),
    ("người dân", PartyLevel::Other),
    ("người có uy tín", PartyLevel::Other),
    ("già làng", PartyLevel::Other),
    ("dân quân tự vệ", PartyLevel::Other),
    ("nhân dân", PartyLevel::Other),
    ("hộ gia đình", PartyLevel::Other),
    ("hộ kinh doanh", PartyLevel::Other),
    ("tổ", PartyLevel::Other),
    ("nhóm", PartyLevel::Other),
    ("thành viên", PartyLevel::Other),
    ("báo", PartyLevel::Other),
    ("đài", PartyLevel::Other),
    ("đài phát thanh", PartyLevel::Other),
    ("ban quản lý", PartyLevel::Other),
    ("ban quản lý dự án", PartyLevel::Other),
    ("cơ quan báo chí", PartyLevel::Other),
    ("cơ quan thông tấn", PartyLevel::Other),
    ("chính quyền địa phương", PartyLevel::Other),
    ("chính quyền cơ sở", PartyLevel::Other),
    ("chính quyền", PartyLevel::Other),
    ("hội đồng", PartyLevel::Other),
    ("ủy ban", PartyLevel::Other),
    ("chủ thể", PartyLevel::Other),
    ("cơ quan đại diện", PartyLevel::Other),
    ("nhà khoa học", PartyLevel::Other),
    ("khoa", PartyLevel::Other),
    ("tổ chuyên môn", PartyLevel::Other),
    ("xí nghiệp", PartyLevel::Other),
    ("nhà máy", PartyLevel::Other),
    ("phân xưởng", PartyLevel::Other),
    ("công trường", PartyLevel::Other),
    ("đảng bộ cơ sở", PartyLevel::Party),
    ("chi bộ cơ sở", PartyLevel::Party),
    ("đảng bộ", PartyLevel::Party),
    ("công đoàn cơ sở", PartyLevel::Other),
    ("nhà cung cấp", PartyLevel::Other),
    ("nhà mạng", PartyLevel::Other),
    ("nhà tài trợ", PartyLevel::Other),
    ("đại học", PartyLevel::Other),
    ("học viện", PartyLevel::Other),
    ("cao đẳng", PartyLevel::Other),
    ("chức sắc tôn giáo", PartyLevel::Other),
    ("chức sắc", PartyLevel::Other),
    ("hộ sản xuất", PartyLevel::Other),
    ("tiểu ban", PartyLevel::Other),
    ("bộ môn", PartyLevel::Other),
    ("tòa chuyên trách", PartyLevel::Other),
    ("cơ sở đoàn, hội", PartyLevel::Other),
    ("cơ sở đoàn, hội, đội", PartyLevel::Other),
    ("huyện đoàn", PartyLevel::Other),
    ("thành đoàn", PartyLevel::Other),
    ("thị đoàn", PartyLevel::Other),
    ("đoàn trực thuộc", PartyLevel::Other),
    ("huyện, thành đoàn", PartyLevel::Other),
    ("huyện, thị, thành đoàn", PartyLevel::Other),
    ("tổ chức dịch vụ thu", PartyLevel::Other),
    ("lực lượng tham gia bảo vệ antt", PartyLevel::Other),
    ("lực lượng bảo vệ antt", PartyLevel::Other),
    ("y tế thôn bản", PartyLevel::Other),
    ("y tế thôn, bản", PartyLevel::Other),
    ("cộng tác viên", PartyLevel::Other),
    ("trường đại học", PartyLevel::Other),
    ("trường cao đẳng", PartyLevel::Other),
    ("huyện, thành ủy", PartyLevel::Party),
    ("huyện, thị, thành ủy", PartyLevel::Party),
    ("huyện, thị xã, thành ủy", PartyLevel::Party),
    ("huyện, thị ủy", PartyLevel::Party),
    ("thị, thành ủy", PartyLevel::Party),
    ("lực lượng kiểm lâm", PartyLevel::Other),
    ("lực lượng công an", PartyLevel::Other),
    ("lực lượng quân sự", PartyLevel::Other),
    ("lực lượng biên phòng", PartyLevel::Other),
    ("lực lượng quản lý thị trường", PartyLevel::Other),
    ("lực lượng hải quan", PartyLevel::Other),
    ("lực lượng dân quân", PartyLevel::Other),
    ("lực lượng vũ trang", PartyLevel::Other),
    ("lực lượng cảnh sát", PartyLevel::Other),
    ("tctd", PartyLevel::Other),
    ("nhtm", PartyLevel::Other),
];

/// The nouns as phrases, in the same order.
pub(super) static NOUN_PHRASES: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::new(NOUNS.map(|(noun, _)| noun)));

/// Words before a group.
pub(super) static MANY: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(["toàn bộ các", "tất cả các", "tất cả", "các", "những", "một số", "từng", "mỗi", "toàn thể"])
});

/// Words that a group may carry and that are part of it.
static QUALIFIERS: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new([
        "phụ trách",
        "có liên quan",
        "liên quan khác",
        "liên quan",
        "hữu quan",
        "chức năng",
        "chuyên môn",
        "trực thuộc",
        "cùng cấp",
        "các cấp",
        "ở trung ương",
        "trung ương",
        "nêu trên",
        "khác",
        "trong và ngoài tỉnh",
        "được giao nhiệm vụ",
        "được phân công",
        "được giao",
        "thành viên",
    ])
});

/// A group's head: its nouns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Group {
    /// Its nouns in small letters.
    pub(crate) nouns: SmallVec<[&'static str; 4]>,
    /// The highest level that they tell.
    pub(crate) level: PartyLevel,
    /// Whether «các» or the like is printed.
    pub(crate) many: bool,
    /// The word after the nouns.
    pub(crate) to: usize,
}

/// How many words stand for «các» at a place.
pub(crate) fn many(words: &Words<'_>, place: usize) -> Option<usize> {
    MANY.count(words, place)
}

/// The noun at a place and the word after it.
pub(crate) fn noun(words: &Words<'_>, place: usize) -> Option<(&'static str, PartyLevel, usize)> {
    let (index, count) = NOUN_PHRASES.at(words, place)?;
    let (noun, level) = NOUNS.get(index)?;
    let to = place + count;
    // «hội nghị», «ban hành», «bộ máy», «tổ chức thực hiện» and the like are other words
    let named = *noun == "cơ quan"
        && words.any(to, &["thường trực", "đại diện"]).is_some()
        && words.is_capital(place);
    if named {
        return None;
    }
    // «Các trường Đại học Tân Trào, Cao đẳng Kỹ thuật»: the name of one.
    const SCHOOLS: [&str; 5] = ["đại học", "học viện", "cao đẳng", "trường đại học", "trường cao đẳng"];
    if SCHOOLS.contains(noun) && words.is_capital(to) && !words.shouted() {
        return noun.starts_with("trường").then_some(("trường", *level, place + 1));
    }
    let single = to == place + 1;
    static OTHERS: LazyLock<Phrases> = LazyLock::new(|| {
        Phrases::new(["nghị", "thảo", "hành", "máy", "phận", "hữu", "ngũ", "cáo", "hợp", "việc"])
    });
    // «ngành hàng», «ngành nghề», «khoa học», «cơ sở vật chất»
    let other_word = match *noun {
        "ngành" => words.any(to, &["hàng", "nghề"]).is_some(),
        "khoa" => words.any(to, &["học", "giáo"]).is_some(),
        "nhóm" => words.any(to, &["nhiệm vụ", "giải pháp", "chỉ tiêu", "tiêu chí", "nội dung"]).is_some(),
        "cơ sở" => words.any(to, &["vật chất", "hạ tầng", "dữ liệu", "pháp lý", "lý luận"]).is_some(),
        _ => false,
    };
    if other_word || (single && OTHERS.stand(words, to)) {
        return None;
    }
    Some((noun, *level, to))
}

/// The nouns of a group from a place on: «[các] sở, ban, ngành và địa phương».
pub(crate) fn read(words: &Words<'_>, place: usize, stop: impl Fn(usize) -> bool) -> Option<Group> {
    let many = many(words, place);
    let mut to = place + many.unwrap_or(0);
    let mut found: Option<Group> = None;
    loop {
        // what joins nouns: a comma, «và», a slash, or nothing
        let mut next = to;
        if found.is_some() {
            while words.is_mark(next, b",/-") || words.read(next, "và") || words.read(next, "hoặc") {
                next += 1;
            }
            let unjoined = next == to && !may_follow(words, found.as_ref(), next);
            if next > to + 2 || stop(next) || unjoined {
                break;
            }
        }
        let Some((noun, level, end)) = noun(words, next) else { break };
        let group = found.get_or_insert(Group {
            nouns: SmallVec::new(),
            level: PartyLevel::Other,
            many: many.is_some(),
            to,
        });
        if group.nouns.contains(&noun) {
            break;
        }
        group.nouns.push(noun);
        if group.level == PartyLevel::Other {
            group.level = level;
        }
        group.to = end;
        to = end;
    }
    found
}

/// Whether a noun at a place goes on with the nouns before it though nothing joins them: «sở ngành», «cơ quan đơn vị».
/// Other nouns say what the noun before is: «tổ chức thành viên», «cơ quan khối nội chính».
fn may_follow(words: &Words<'_>, before: Option<&Group>, place: usize) -> bool {
    static BEHIND_A_VERB: LazyLock<Phrases> =
        LazyLock::new(|| Phrases::new(["cá nhân", "đoàn thể", "doanh nghiệp"]));
    static FURTHER: LazyLock<Phrases> = LazyLock::new(|| {
        Phrases::new([
            "ban",
            "ngành",
            "đoàn thể",
            "hội đoàn thể",
            "đơn vị",
            "địa phương",
            "cá nhân",
            "doanh nghiệp",
        ])
    });
    let further = match before.and_then(|group| group.nouns.last()) {
        // «tổ chức hội thi», «tổ chức đơn vị»: a verb
        Some(&"tổ chức") => &BEHIND_A_VERB,
        _ => &FURTHER,
    };
    further.stand(words, place) && (!words.is_capital(place) || words.shouted())
}

/// How many words of qualifiers stand at a place: «có liên quan».
pub(crate) fn qualifier(words: &Words<'_>, place: usize) -> Option<usize> {
    QUALIFIERS.count(words, place)
}

/// Nouns that by themselves are the head of a name rather than a group.
const HEADS: [&str; 34] = [
    "bộ môn",
    "huyện đoàn",
    "thành đoàn",
    "thị đoàn",
    "tiểu ban",
    "đại học",
    "học viện",
    "cao đẳng",
    "trường đại học",
    "trường cao đẳng",
    "ban quản lý",
    "ban quản lý dự án",
    "xã ủy",
    "phường ủy",
    "tổ chức",
    "sở",
    "bộ",
    "ban",
    "phòng",
    "cơ",
    "tổ",
    "hội",
    "khối",
    "trung tâm",
    "trường",
    "viện",
    "cục",
    "vụ",
    "chi cục",
    "báo",
    "đài",
    "quỹ",
    "hội đồng",
    "ủy ban",
];

/// Whether a group may stand without «các»: of several nouns, with a qualifier, or of a noun that is no head.
pub(crate) fn stands_alone(words: &Words<'_>, group: &Group) -> bool {
    // «Câu lạc bộ bóng chuyền», with a capital
    let club =
        |noun: &str| noun == "câu lạc bộ" && group.to.checked_sub(3).is_some_and(|i| words.is_capital(i));
    let head = group.nouns.first().is_some_and(|noun| HEADS.contains(noun) || club(noun));
    group.many
        || group.nouns.len() > 1
        || qualifier(words, group.to).is_some()
        || (!head && !words.is_capital(group.to))
}
