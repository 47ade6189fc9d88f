//! Labelled lines below an item, in the ways in which plans number and word them.

use model::{Block, Task};

use crate::plan::blocks;
use crate::wordings::{check_as, tasks, who_and_when};

/// One line a task: id, text, who leads, who takes part, by when, what is noted.
fn check(lines: &[&'static str], expected: &[&str]) {
    let line = |task: &Task| {
        let note = task.note.as_deref().unwrap_or_default();
        [task.id.as_str(), &task.text, &who_and_when(task), note].join(" | ")
    };
    check_as(line, lines, expected);
}

#[test]
fn labels_numbered_on_from_their_item() {
    check(
        &[
            "II. NHIỆM VỤ",
            "1. Tuyên truyền",
            "1.1. Nội dung: Xây dựng chuyên mục.",
            "1.2. Đơn vị chủ trì: Sở Y tế.",
            "1.3. Đơn vị phối hợp: Sở Nội vụ.",
            "1.4. Thời gian: Quý II/2026.",
            "2. Tập huấn cho cán bộ",
            "2.1. Thời gian thực hiện: Tháng 6/2026.",
            "2.2. Cơ quan thực hiện: Sở Nội vụ.",
            // Nobody is told to do anything: when and where it is held.
            "3. Hội nghị tổng kết",
            "3.1. Thời gian: Tháng 12/2026.",
            "3.2. Địa điểm: Hội trường.",
            "III. LỄ PHÁT ĐỘNG",
            "1. Thời gian: Ngày 05/6/2026.",
            "2. Cơ quan chủ trì: Sở Y tế.",
        ],
        &[
            "body/II/1#1 | Xây dựng chuyên mục | Sở Y tế | Sở Nội vụ | 2026-06-30 | ",
            "body/II/2#1 | Tập huấn cho cán bộ | Sở Nội vụ |  | 2026-06-30 | ",
        ],
    );
}

#[test]
fn a_line_in_brackets_tells_of_the_item_above() {
    check(
        &[
            "II. NHIỆM VỤ, GIẢI PHÁP",
            "1. Cải cách hành chính",
            "(1) Cắt giảm thời gian xử lý thủ tục hành chính.",
            "(Đảng ủy UBND tỉnh lãnh đạo, chỉ đạo; hoàn thành trong năm 2026)",
            "(2) Rà soát văn bản.",
            "(Sở Tư pháp thực hiện; tháng 6/2026)",
            "(3) Lập danh mục dịch vụ.",
            "(Sở Tài chính - Quý II/2026)",
            "(4) Lập danh sách cán bộ.",
            "(Sở Nội vụ, hoàn thành trước 30/6/2026).",
            "(5) Sở Y tế khám sức khỏe cho cán bộ.",
            "(Bệnh viện tỉnh, Quý III/2026)",
            "(6) Đăng tải tài liệu lên cổng thông tin.",
            "(Có danh mục kèm theo)",
        ],
        &[
            "body/II/1/(1) | Cắt giảm thời gian xử lý thủ tục hành chính. | Đảng ủy Ủy ban nhân dân tỉnh |  | 2026-12-31 | ",
            "body/II/1/(2) | Rà soát văn bản. | Sở Tư pháp |  | 2026-06-30 | ",
            "body/II/1/(3) | Lập danh mục dịch vụ. | Sở Tài chính |  | 2026-06-30 | ",
            "body/II/1/(4) | Lập danh sách cán bộ. | Sở Nội vụ |  | 2026-06-29 | ",
            // Who does it is said already.
            "body/II/1/(5) | Sở Y tế khám sức khỏe cho cán bộ. | Sở Y tế |  |  | ",
            "body/II/1/(6) | Đăng tải tài liệu lên cổng thông tin. |  |  |  | ",
        ],
    );
}

#[test]
fn who_and_when_behind_the_sentence_of_an_item() {
    check(
        &[
            "II. NHIỆM VỤ",
            "1. Rà soát văn bản. Phân công: Sở Tư pháp. Xong trước 20/12/2026.",
            "2. Tuần tra ban đêm. Phân công: Tổ An ninh, Tổ Tuần tra phối hợp Tổ Bảo vệ. Xong trước 20/12/2026.",
            "3. Rà soát đối tượng có tiền án - Tổ Phòng chống tội phạm - trước 15/12/2026.",
            "4. Tập huấn nghiệp vụ cho cán bộ - Quý II/2026.",
            // When the programme runs, and from when on.
            "5. Rà soát các dự án của giai đoạn 2026 - 2030.",
            "6. Nâng cấp đường liên xã từ Km 5 - tháng 6/2026.",
        ],
        &[
            "body/II/1 | Rà soát văn bản. Phân công: Sở Tư pháp. Xong trước 20/12/2026. | Sở Tư pháp |  | 2026-12-19 | ",
            "body/II/2 | Tuần tra ban đêm. Phân công: Tổ An ninh, Tổ Tuần tra phối hợp Tổ Bảo vệ. Xong trước 20/12/2026. | Tổ An ninh; Tổ Tuần tra | Tổ Bảo vệ | 2026-12-19 | ",
            "body/II/3 | Rà soát đối tượng có tiền án - Tổ Phòng chống tội phạm - trước 15/12/2026. | Tổ Phòng chống tội phạm |  | 2026-12-14 | ",
            "body/II/4 | Tập huấn nghiệp vụ cho cán bộ - Quý II/2026. |  |  | 2026-06-30 | ",
            "body/II/5 | Rà soát các dự án của giai đoạn 2026 - 2030. |  |  |  | ",
            "body/II/6 | Nâng cấp đường liên xã từ Km 5 - tháng 6/2026. |  |  |  | ",
        ],
    );
}

#[test]
fn labels_below_a_line_that_ends_in_a_colon() {
    check(
        &[
            "II. NỘI DUNG",
            "1. Tổ chức quán triệt Luật",
            "a) Ở tỉnh:",
            "- Cơ quan chủ trì: Sở Tư pháp.",
            "- Cơ quan phối hợp: Sở Nội vụ.",
            "- Thời gian thực hiện: Quý IV/2026.",
            "b) Ở cấp xã:",
            "- Cơ quan chủ trì: UBND cấp xã.",
            "- Thời gian thực hiện: Quý I/2027.",
            "2. Tập huấn kiến thức pháp luật",
            "- Đối với cán bộ chuyên trách:",
            "+ Sản phẩm: 02 lớp.",
            "+ Thời gian: Quý II/2026.",
            // Who does the item above, not an item.
            "3. Mở chuyên mục trên báo, đài.",
            "- Phân công thực hiện:",
            "+ Chủ trì: Sở Tư pháp.",
            "+ Thời hạn: Quý III/2026.",
            // Lines that nobody is told by.
            "4. Rà soát văn bản",
            "- Nguồn lực thực hiện:",
            "+ Kinh phí: Ngân sách tỉnh.",
            "5. Thời gian, địa điểm tổ chức:",
            "- Thời gian: Tháng 5/2026.",
        ],
        &[
            "body/II/1/a) | Ở tỉnh: | Sở Tư pháp | Sở Nội vụ | 2026-12-31 | ",
            "body/II/1/b) | Ở cấp xã: | Ủy ban nhân dân cấp xã |  | 2027-03-31 | ",
            "body/II/2#1 | Đối với cán bộ chuyên trách: |  |  | 2026-06-30 | ",
            "body/II/3 | Mở chuyên mục trên báo, đài. | Sở Tư pháp |  | 2026-09-30 | ",
        ],
    );
}

#[test]
fn wordings_of_labels() {
    check(
        &[
            "II. NHIỆM VỤ",
            "1. Tổ chức Lễ phát động",
            "- Thời gian: Ngày 07/10/2026.",
            "- Thành phần: Lãnh đạo tỉnh; các sở.",
            "- Đơn vị chủ trì: Sở Nội vụ.",
            "2. Xây dựng Nghị định",
            "a) Đơn vị chủ trì soạn thảo: Sở Tư pháp.",
            "b) Thời hạn trình Chính phủ: Tháng 3 năm 2026.",
            "3. Hỗ trợ nhà ở cho hộ nghèo",
            "- Nội dung: Hỗ trợ 350 hộ.",
            "- Vốn: 45.600 triệu đồng.",
            "- Cơ quan chủ trì, hướng dẫn: Sở Xây dựng.",
            "4. Đào tạo nghề",
            "a) Nội dung: Tuyển sinh 300 người.",
            "b) Phân công: Phòng Dạy nghề chủ trì, phối hợp với các trường.",
            "III. LỰC LƯỢNG, PHƯƠNG TIỆN",
            "1. Lực lượng: Công an 25 người.",
            "2. Phương tiện: 02 xuồng máy.",
        ],
        &[
            "body/II/1 | Tổ chức Lễ phát động | Sở Nội vụ |  | 2026-10-07 | Thành phần: Lãnh đạo tỉnh; các sở",
            "body/II/2 | Xây dựng Nghị định | Sở Tư pháp |  | 2026-03-31 | ",
            "body/II/3 | Hỗ trợ nhà ở cho hộ nghèo\nHỗ trợ 350 hộ | Sở Xây dựng |  |  | ",
            "body/II/4/a) | Tuyển sinh 300 người | Phòng Dạy nghề | Các trường |  | ",
        ],
    );
}

#[test]
fn items_of_a_word_or_two() {
    check(
        &[
            "II. NHIỆM VỤ",
            "1. Tập huấn",
            "- Cơ quan chủ trì: Sở Xây dựng.",
            "- Thời gian: Quý IV/2026.",
            "2. Trang trí",
            "- Phụ trách: Sở Nội vụ.",
            "3. Y tế",
            "a) Cơ quan chủ tri: Sở Y tế.",
            "b) Thòi gian thực hiện: Quý I/2027.",
            "4. Hậu cần",
            "- Sở Tài chính bố trí kinh phí.",
            // No items: what they head is told of something else, or of nothing.
            "5. Thời gian",
            "- Thời gian: Tháng 5/2026.",
            "6. Nội dung",
            "- Thời gian: Tháng 5/2026.",
            "7. Phân công",
            "- Chủ trì: Sở Tư pháp.",
            "8. Địa bàn",
            "- Xã Bảo Hà.",
        ],
        &[
            "body/II/1 | Tập huấn | Sở Xây dựng |  | 2026-12-31 | ",
            "body/II/2 | Trang trí | Sở Nội vụ |  |  | ",
            "body/II/3 | Y tế | Sở Y tế |  | 2027-03-31 | ",
            "body/II/4#1 | Sở Tài chính bố trí kinh phí. | Sở Tài chính |  |  | ",
        ],
    );
}

#[test]
fn labels_with_a_wrong_mark() {
    check(
        &[
            "II. NHIỆM VỤ",
            "1. Xây dựng cơ sở dữ liệu",
            "- Cơ quan chủ tri: Sở Y tế.",
            "- Cơ quan phối họp: Sở Nội vụ.",
            "- Thòi gian thực hiện: Quý IV/2026.",
            "2. Kiểm tra hồ sơ",
            "- CQ chủ trì: Sở Xây dựng.",
            "- CQ phối hợp: các sở, ngành.",
        ],
        &[
            "body/II/1 | Xây dựng cơ sở dữ liệu | Sở Y tế | Sở Nội vụ | 2026-12-31 | ",
            "body/II/2 | Kiểm tra hồ sơ | Sở Xây dựng | Các sở, ngành |  | ",
        ],
    );
}

#[test]
fn a_content_behind_the_labels_of_its_item() {
    check(
        &[
            "II. NHIỆM VỤ",
            "1. Hạ tầng số",
            "- Đơn vị chủ trì: Phòng Kinh tế.",
            "- Nội dung: Phủ sóng 5G tại các thôn.",
            "- Thời gian: xong trước 30/6/2026.",
            // A second one is another task.
            "2. Dữ liệu số",
            "- Nội dung: Số hóa hồ sơ hộ tịch.",
            "- Chủ trì: Sở Tư pháp.",
            "- Nội dung: Số hóa hồ sơ đất đai.",
            "- Chủ trì: Sở Y tế.",
        ],
        &[
            "body/II/1 | Hạ tầng số\nPhủ sóng 5G tại các thôn | Phòng Kinh tế |  | 2026-06-29 | ",
            "body/II/2#1 | Dữ liệu số\nSố hóa hồ sơ hộ tịch | Sở Tư pháp |  |  | ",
            "body/II/2#2 | Số hóa hồ sơ đất đai | Sở Y tế |  |  | ",
        ],
    );
}

#[test]
fn what_is_mended_in_a_content_is_told_of_its_item() {
    let read = |content: &'static str| {
        let lines = ["II. NHIỆM VỤ", "1. Hạ tầng số", "- Đơn vị chủ trì: Phòng Kinh tế.", content];
        let [task] = <[Task; 1]>::try_from(tasks(&lines)).unwrap();
        let about_lead = task.doubts.iter().filter(|doubt| doubt.field == "lead").count();
        assert_eq!(about_lead, 0, "the label says who leads");
        task.repairs.len()
    };
    assert_eq!(read("- Nội dung: Củng cố mạng lưới."), 0);
    assert_eq!(read("- Nội dung: Cùng cố mạng lưới."), 1);
    let seen = |sure: Option<f32>| {
        let mut blocks = blocks(&[
            "II. NHIỆM VỤ",
            "1. Hạ tầng số",
            "- Đơn vị chủ trì: Phòng Kinh tế.",
            "- Nội dung: Lắp đặt thiết bị.",
        ]);
        if let Some(Block::Paragraph(content)) = blocks.last_mut() {
            content.ocr_confidence = sure;
        }
        let tasks = parse::parse(blocks, &parse::ParseSettings::default()).value.tasks;
        tasks.first().map(|task| task.confidence).unwrap()
    };
    assert!(seen(Some(0.4)) < seen(None), "a content that is hard to read is so in its item");
}

#[test]
fn items_of_a_plan_without_sections_are_told_by_their_labels() {
    check(
        &[
            "1. Huấn luyện an toàn cho 1.200 người lao động",
            "Thời gian: Quý II/2026",
            "Thực hiện: Sở Y tế; các công trường",
            "2. Khám sức khỏe định kỳ",
            "Thời gian: tháng 4/2026",
            "Thực hiện: Sở Nội vụ",
            // Nobody is told.
            "3. Hội nghị tổng kết",
            "Thời gian: Tháng 12/2026",
            "Địa điểm: Hội trường",
        ],
        &[
            "body/1 | Huấn luyện an toàn cho 1.200 người lao động | Sở Y tế; Các công trường |  | 2026-06-30 | ",
            "body/2 | Khám sức khỏe định kỳ | Sở Nội vụ |  | 2026-04-30 | ",
        ],
    );
}

#[test]
fn a_section_of_what_is_looked_at_gives_tasks_by_its_labels() {
    check(
        &[
            "I. NỘI DUNG GIÁM SÁT",
            "1. Xem xét báo cáo của các sở, ngành.",
            "2. Việc thực hiện chính sách bảo hiểm y tế.",
            "- Đơn vị chủ trì: Sở Y tế.",
            "- Thời gian: Quý II/2026.",
            "3. Công tác quản lý đất đai (Sở Nội vụ chủ trì; thời gian: tháng 8/2026).",
            "4. Việc quản lý rừng (Sở Nội vụ chủ trì).",
        ],
        &[
            "body/I/2 | Việc thực hiện chính sách bảo hiểm y tế. | Sở Y tế |  | 2026-06-30 | ",
            "body/I/3 | Công tác quản lý đất đai (Sở Nội vụ chủ trì; thời gian: tháng 8/2026). | Sở Nội vụ |  | 2026-08-31 | ",
        ],
    );
}
