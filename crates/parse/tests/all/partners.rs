//! Who takes part by a heading, by a line over items and by a line of its own.

use model::Task;

use crate::wordings::{check_as, who_and_when};

/// One line a task: id, text, who leads, who takes part, by when, what is doubted.
fn check(lines: &[&'static str], expected: &[&str]) {
    let line = |task: &Task| {
        let doubted: Vec<&str> = task.doubts.iter().map(|d| &*d.field).collect();
        [task.id.as_str(), &task.text, &who_and_when(task), &doubted.join(" ")].join(" | ")
    };
    check_as(line, lines, expected);
}

#[test]
fn headings_hand_down_who_takes_part() {
    check(
        &[
            "I. Sở Y tế chủ trì, phối hợp với Sở Tài chính",
            "1. Rà soát hồ sơ.",
            "2. Phối hợp với Sở Nội vụ tổ chức tập huấn.",
            "II. SỞ NỘI VỤ CHỦ TRÌ, PHỐI HỢP VỚI SỞ TÀI CHÍNH",
            "1. Rà soát biên chế.",
            "III. NHIỆM VỤ",
            "1. Chuyển đổi số (Sở Y tế chủ trì; phối hợp: Sở Tài chính, Sở Nội vụ)",
            "- Xây dựng nền tảng.",
            "2. Sở Xây dựng (phối hợp: Sở Tài chính)",
            "- Rà soát quy hoạch.",
            // Another body leads what stands below its own heading.
            "3. Sở Tư pháp",
            "- Rà soát văn bản.",
        ],
        &[
            "body/I/1 | Rà soát hồ sơ. | Sở Y tế | Sở Tài chính |  | ",
            "body/I/2 | Phối hợp với Sở Nội vụ tổ chức tập huấn. | Sở Y tế | Sở Tài chính; Sở Nội vụ |  | ",
            "body/II/1 | Rà soát biên chế. | Sở Nội vụ | Sở Tài chính |  | ",
            "body/III/1#1 | Xây dựng nền tảng. | Sở Y tế | Sở Tài chính; Sở Nội vụ |  | ",
            "body/III/2#1 | Rà soát quy hoạch. | Sở Xây dựng | Sở Tài chính |  | ",
            "body/III/3#1 | Rà soát văn bản. | Sở Tư pháp |  |  | ",
        ],
    );
}

#[test]
fn lines_of_names_lead_the_dashes_below_them() {
    check(
        &[
            "I. NHIỆM VỤ",
            "1. Cải cách thể chế",
            "Sở Tư pháp chủ trì, phối hợp với Sở Nội vụ.",
            "- Rà soát văn bản.",
            "2. Cải cách thủ tục",
            "a) Sở Nội vụ chủ trì, phối hợp với Sở Tư pháp",
            "- Rà soát thủ tục.",
            "b) Sở Y tế chủ trì, phối hợp với Sở Tư pháp xây dựng đề án",
            "- Khảo sát nhu cầu.",
            "3. Các cơ quan, đơn vị được giao chủ trì dự án thành phần",
            "- Báo cáo tiến độ giải ngân.",
        ],
        &[
            "body/I/1#1 | Rà soát văn bản. | Sở Tư pháp | Sở Nội vụ |  | ",
            "body/I/2/a) | Rà soát thủ tục. | Sở Nội vụ | Sở Tư pháp |  | ",
            "body/I/2/b)#1 | Sở Y tế chủ trì, phối hợp với Sở Tư pháp xây dựng đề án | Sở Y tế | Sở Tư pháp |  | ",
            "body/I/2/b)#2 | Khảo sát nhu cầu. | Sở Y tế |  |  | lead",
            "body/I/3 | Báo cáo tiến độ giải ngân. | Các cơ quan, đơn vị được giao |  |  | ",
        ],
    );
}

#[test]
fn lines_of_names_tell_the_heading_above_them() {
    check(
        &[
            "I. NHIỆM VỤ",
            "1. Rà soát văn bản",
            "- Sở Tư pháp chủ trì.",
            "- Phối hợp với Sở Nội vụ, Sở Tài chính.",
            "- Thời gian: Quý II/2026.",
            "2. Rà soát thủ tục hành chính",
            "- Chủ trì: Sở Tư pháp.",
            "- Phối hợp với Sở Nội vụ.",
            "3. Rà soát biên chế",
            "Sở Nội vụ chủ trì, phối hợp với Sở Tài chính.",
            // Items of its own stand below the line.
            "4. Tuyên truyền",
            "- Sở Y tế chủ trì.",
            "- Xây dựng tin, bài.",
            // What is done with them is told as well.
            "5. Cơ sở dữ liệu quốc gia",
            "Sở Y tế chủ trì, phối hợp với Sở Nội vụ hoàn thành giai đoạn 1 trong năm 2026.",
        ],
        &[
            "body/I/1#1 | Rà soát văn bản | Sở Tư pháp | Sở Nội vụ; Sở Tài chính | 2026-06-30 | ",
            "body/I/2 | Rà soát thủ tục hành chính | Sở Tư pháp | Sở Nội vụ |  | ",
            "body/I/3#1 | Rà soát biên chế | Sở Nội vụ | Sở Tài chính |  | ",
            "body/I/4#1 | Sở Y tế chủ trì. | Sở Y tế |  |  | ",
            "body/I/4#2 | Xây dựng tin, bài. |  |  |  | ",
            "body/I/5#1 | Sở Y tế chủ trì, phối hợp với Sở Nội vụ hoàn thành giai đoạn 1 trong năm 2026. | Sở Y tế | Sở Nội vụ | 2026-12-31 | ",
        ],
    );
}

#[test]
fn a_line_below_a_body_that_names_who_takes_part_is_doubted() {
    check(
        &[
            "I. TỔ CHỨC THỰC HIỆN",
            "1. Sở Y tế",
            "- Rà soát hồ sơ.",
            "- Phối hợp với Sở Nội vụ.",
            "- Phối hợp với Sở Nội vụ tổ chức tập huấn.",
        ],
        &[
            "body/I/1#1 | Rà soát hồ sơ. | Sở Y tế |  |  | ",
            "body/I/1#2 | Phối hợp với Sở Nội vụ. | Sở Y tế | Sở Nội vụ |  | text",
            "body/I/1#3 | Phối hợp với Sở Nội vụ tổ chức tập huấn. | Sở Y tế | Sở Nội vụ |  | ",
        ],
    );
}

#[test]
fn notes_below_the_text_are_no_items() {
    check(
        &[
            "I. NHIỆM VỤ",
            "1. Triển khai Đề án 06 (1).",
            "2. Công an tỉnh",
            "- Thu nhận hồ sơ căn cước(2).",
            "(1) Đề án phát triển ứng dụng dữ liệu về dân cư.",
            "(2) Nghị định số 07/2021/NĐ-CP của Chính phủ.",
        ],
        &[
            "body/I/1 | Triển khai Đề án 06 (1). |  |  |  | ",
            "body/I/2#1 | Thu nhận hồ sơ căn cước(2). | Công an tỉnh Hòa Sơn |  |  | ",
        ],
    );
    check(
        &["I. NHIỆM VỤ", "1. Công an tỉnh", "(1) Thu nhận hồ sơ căn cước.", "(2) Cấp tài khoản định danh."],
        &[
            "body/I/1/(1) | Thu nhận hồ sơ căn cước. | Công an tỉnh Hòa Sơn |  |  | ",
            "body/I/1/(2) | Cấp tài khoản định danh. | Công an tỉnh Hòa Sơn |  |  | ",
        ],
    );
}

#[test]
fn letters_that_are_given_work() {
    check(
        &[
            "I. NHIỆM VỤ",
            "1. Giao ACV bàn giao mặt bằng trước ngày 30/9/2026.",
            "2. Đề nghị các vị đại biểu Quốc hội giám sát việc thực hiện.",
            "3. Giao Kế hoạch vốn cho các đơn vị.",
        ],
        &[
            "body/I/1 | Giao ACV bàn giao mặt bằng trước ngày 30/9/2026. | ACV |  | 2026-09-29 | lead",
            "body/I/2 | Đề nghị các vị đại biểu Quốc hội giám sát việc thực hiện. | các vị đại biểu Quốc hội |  |  | ",
            "body/I/3 | Giao Kế hoạch vốn cho các đơn vị. |  |  |  | ",
        ],
    );
}

#[test]
fn items_that_only_look_like_names() {
    check(
        &[
            "I. NHIỆM VỤ",
            "1. Các khoa lâm sàng hội chẩn ca nặng.",
            "2. Các khoa lâm sàng bình bệnh án hằng tuần.",
            "3. Đoàn giám sát làm việc với các chi bộ.",
            "4. Các phòng, Văn phòng Sở, Thanh tra Sở và các đơn vị.",
        ],
        &[
            "body/I/1 | Các khoa lâm sàng hội chẩn ca nặng. |  |  |  | lead",
            "body/I/2 | Các khoa lâm sàng bình bệnh án hằng tuần. | Các khoa lâm sàng |  |  | ",
            "body/I/3 | Đoàn giám sát làm việc với các chi bộ. | Đoàn giám sát |  |  | ",
        ],
    );
}
