//! Boards and teams that are called by what they are for: «Ban Chỉ đạo thực hiện quy chế dân chủ», «Tổ công tác triển khai Đề án
//! 06». In a sentence the verb may be what they do; as a line of its own, without a stop, over what is to be done, it is a name.

use std::sync::LazyLock;

use model::{Party, PartyKind, PartyLevel};

use crate::assignments::bodies;
use crate::words::{Phrases, words};

/// What they are.
static BOARDS: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(&[
        "ban chỉ đạo",
        "ban chỉ huy",
        "ban tổ chức",
        "ban điều hành",
        "ban vận động",
        "ban soạn thảo",
        "tiểu ban",
        "hội đồng",
        "tổ công tác",
        "tổ giúp việc",
        "tổ biên tập",
    ])
});

/// What they are for.
static PURPOSES: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(&[
        "triển khai",
        "thực hiện",
        "phòng chống",
        "xây dựng",
        "thi hành",
        "phát triển",
        "cải cách",
        "chuyển đổi",
        "đổi mới",
        "quản lý",
        "bảo vệ",
        "đánh giá",
        "tự đánh giá",
        "thẩm định",
        "biên soạn",
    ])
});

/// Reads a line that is nothing but such a name; what stands in brackets behind it says more of it.
pub(crate) fn named(line: &str) -> Option<Party> {
    const LONGEST: usize = 140;
    const OPENINGS: [&str; 4] = ["Ban ", "Tiểu ban ", "Hội đồng ", "Tổ "];
    let line = line.trim();
    if !OPENINGS.iter().any(|opening| line.starts_with(opening)) {
        return None;
    }
    if line.len() > 2 * LONGEST || line.chars().count() > LONGEST || line.ends_with(['.', ';', ':']) {
        return None;
    }
    let name = line.strip_suffix(')').and_then(|l| l.rsplit_once(" (")).map_or(line, |(name, _)| name);
    let head = words(name, 6);
    let behind = BOARDS.count(&head, 0)?;
    let verb = head.get(behind).is_some_and(|w| !w.capital);
    let purpose = verb && PURPOSES.stand(&head, behind);
    (purpose && !name.contains([',', ';', '.', ':']))
        .then(|| bodies::by_letters(line, name, PartyKind::Other, PartyLevel::Other))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_by_purpose() {
        for (line, expected) in [
            ("Ban Chỉ đạo thực hiện quy chế dân chủ huyện", "Ban Chỉ đạo thực hiện quy chế dân chủ huyện"),
            (
                "Ban Chỉ đạo triển khai hóa đơn điện tử (theo Quyết định số 102/QĐ-CT)",
                "Ban Chỉ đạo triển khai hóa đơn điện tử",
            ),
            ("Tổ công tác triển khai Đề án 06 tỉnh", "Tổ công tác triển khai Đề án 06 tỉnh"),
            ("Hội đồng tự đánh giá", "Hội đồng tự đánh giá"),
            ("Ban Chỉ đạo thực hiện quy chế dân chủ.", ""),
            ("Ban Chỉ đạo thực hiện rà soát, báo cáo kết quả", ""),
            ("Ban Chỉ đạo kiểm tra các đơn vị", ""),
            ("Sở Y tế thực hiện quy chế dân chủ", ""),
            ("Ban Chỉ đạo", ""),
        ] {
            assert_eq!(named(line).map_or(String::new(), |party| party.name.to_string()), expected, "{line}");
        }
    }
}
