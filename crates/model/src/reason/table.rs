//! The table of reasons: each sentence in English and in Vietnamese, with gaps for what differs from case to case.
//!
//! Gaps stand in the same order in both; `Gap` says what each kind takes. A new reason of a rule is one line here; a test of
//! `parse` names the sentences that are missing, and those that no rule says any more.

pub(super) const REASONS: &[(&str, &str)] = &[
    // Sentences around others.
    ("{rule}: {reason}", "{rule}: {reason}"),
    ("{weighed}", "{weighed}"),
    ("{field}: «{}» → «{}»; {reason}", "{field}: «{}» → «{}»; {reason}"),
    ("«{}» may be «{}»: {reason}", "«{}» có thể là «{}»: {reason}"),
    ("«{}» + «{}»: {listed}", "«{}» + «{}»: {listed}"),
    ("new row or continuation: {weighed}", "chưa rõ là dòng mới hay phần tiếp của dòng trên: {weighed}"),
    (
        "{reason}; rows beside it name somebody of their own",
        "{reason}; các dòng bên cạnh có nêu cơ quan chủ trì riêng",
    ),
    // Pictures and fonts.
    ("hard to read in the picture", "khó đọc trong ảnh quét"),
    ("read from the picture; it may be «{}»", "đọc từ ảnh quét; có thể là «{}»"),
    ("«{}» was read as «{}» at first", "«{}» lúc đầu đọc ra là «{}»"),
    (
        "its font does not tell its letters, or tells others than stand on the page",
        "phông chữ không cho biết mã ký tự, hoặc cho biết khác với chữ trên trang",
    ),
    ("read as «{}»; the numbering asks for «{}»", "đọc ra «{}»; theo thứ tự phải là «{}»"),
    // Who leads.
    ("«{}» is no body that is known", "không nhận ra «{}» là cơ quan, đơn vị nào"),
    (
        "«{}» stands where a body is named, and is none that is known",
        "«{}» đứng ở chỗ nêu tên cơ quan, nhưng không nhận ra là cơ quan, đơn vị nào",
    ),
    (
        "it opens like the name of a body, whose end is not told",
        "mở đầu như tên cơ quan, nhưng không rõ tên kết thúc ở đâu",
    ),
    ("«{}» repeats a cell that is not there", "«{}» lặp lại ô phía trên, nhưng không có ô đó"),
    (
        "the column names who leads and who takes part; the cell does not tell them apart",
        "cột ghi chung cơ quan chủ trì và phối hợp; ô không phân biệt rõ",
    ),
    (
        "the column names who leads and who takes part; the first of the cell is taken to lead",
        "cột ghi chung cơ quan chủ trì và phối hợp; coi cơ quan đầu tiên trong ô là chủ trì",
    ),
    (
        "the body is named in the text, no cell says that it leads",
        "cơ quan được nêu trong nội dung, không có ô nào ghi là chủ trì",
    ),
    ("the lead is that of the heading: «{}»", "lấy theo tiêu đề mục: «{}»"),
    ("who takes part is told by the heading: «{}»", "lấy theo tiêu đề mục: «{}»"),
    (
        "the lead is taken over from the paragraph above under the same number",
        "lấy theo đoạn phía trên trong cùng mục",
    ),
    (
        "the sentence asks another body; the one in the heading is taken",
        "câu văn giao việc cho cơ quan khác; đã lấy cơ quan nêu ở tiêu đề mục",
    ),
    (
        "the body is named behind a circumstance or inside the sentence",
        "tên cơ quan đứng sau trạng ngữ hoặc ở giữa câu",
    ),
    (
        "several bodies open clauses of their own; a day may be that of one of them",
        "mỗi vế câu nêu một cơ quan riêng; thời hạn có thể chỉ là của một trong số đó",
    ),
    (
        "the body stands in brackets behind the task, without a word that it leads",
        "cơ quan ghi trong ngoặc sau nhiệm vụ, không ghi rõ là chủ trì",
    ),
    ("no label says who leads, only who submits it", "không ghi cơ quan chủ trì, chỉ ghi cơ quan trình"),
    (
        "the row leaves blank what other rows fill; a merged cell may have been lost",
        "dòng để trống ô mà các dòng khác có ghi; có thể đã mất một ô gộp",
    ),
    // When.
    ("the time is that of the heading: «{}»", "lấy theo tiêu đề mục: «{}»"),
    ("the time is that of the row above: «{}»", "lấy theo dòng phía trên: «{}»"),
    ("the times are those of its parts", "lấy theo từng phần của nhiệm vụ"),
    (
        "the columns of times name no year; {} by the day of issue",
        "các cột thời gian không ghi năm; lấy năm {} theo ngày ban hành",
    ),
    ("the columns of times name no year", "các cột thời gian không ghi năm"),
    (
        "«({})» is the day that is celebrated; the work may be wanted by another",
        "«({})» là ngày kỷ niệm; thời hạn của công việc có thể là ngày khác",
    ),
    ("«{}» is not readable as a time", "không hiểu được thời gian «{}»"),
    ("{field}: «{}» is read as «{}»", "{field}: «{}» được hiểu là «{}»"),
    // Whether it is a task, and a whole one.
    ("its section does not say that it assigns tasks", "mục này không nêu rõ là giao nhiệm vụ"),
    (
        "it names who takes part, and nothing that is to be done",
        "chỉ nêu cơ quan phối hợp, không nêu việc phải làm",
    ),
    (
        "the main cell is blank: the text is that of the column of details",
        "ô nội dung chính để trống: lấy theo cột nội dung chi tiết",
    ),
    (
        "a row with little beside its number or title",
        "ngoài số thứ tự hoặc tiêu đề, dòng hầu như không có nội dung",
    ),
    (
        "«{}» stands where the number should: the row may be the end of another",
        "«{}» nằm ở ô số thứ tự: dòng này có thể là phần cuối của dòng khác",
    ),
    (
        "nothing alone is doubtful, but several readings are each a little unsure",
        "không có điểm nào riêng lẻ đáng ngờ, nhưng nhiều chỗ đọc đều chưa thật chắc chắn",
    ),
    // Spelling.
    ("phrase «{}»", "theo cụm từ «{}»"),
    ("the name of a body «{}»", "theo tên cơ quan «{}»"),
    ("the level of the body before it", "theo cấp của cơ quan nêu trước đó"),
    ("the tone stands on the wrong vowel", "dấu thanh đặt sai nguyên âm"),
    ("no Vietnamese syllable", "không phải âm tiết tiếng Việt"),
    (
        "no syllable; the only one that is one mark away",
        "không phải âm tiết tiếng Việt; chỉ có một âm tiết khác nó một dấu",
    ),
    ("«{}» is «{}» in {}, which holds the same task", "«{}» được ghi là «{}» ở {}, nơi nêu cùng nhiệm vụ"),
    (
        "text: «{}» → «{}»; {} prints it so, and «{}» is no syllable",
        "nội dung: «{}» → «{}»; {} ghi như vậy, và «{}» không phải âm tiết tiếng Việt",
    ),
    // Faults of a table that show in one place.
    ("markup of a converter was taken out", "đã bỏ mã định dạng do phần mềm chuyển đổi để lại"),
    ("the row only counts the columns", "dòng chỉ đánh số các cột"),
    ("the header is printed again", "tiêu đề bảng được in lại"),
    (
        "the header printed again ends in «{}», which completes «{}» above it",
        "tiêu đề bảng in lại có thêm «{}», là phần cuối của «{}» ở phía trên",
    ),
    ("«{}» in the number's column is one number", "«{}» trong cột số thứ tự là một số"),
    ("the number stands at the head of the task", "số thứ tự nằm ở đầu nội dung nhiệm vụ"),
    (
        "the line goes on with row {}, whose cells fit the columns",
        "dòng chữ nối liền với dòng số {} của bảng, các ô khớp với các cột",
    ),
    (
        "the merged cell of column «{}» goes on after the page break",
        "ô gộp của cột «{}» còn tiếp sau chỗ ngắt trang",
    ),
    ("«{}» repeats «{}»", "«{}» nhắc lại «{}»"),
    (
        "the table begins in the middle of a row; its first part is not in this file",
        "bảng bắt đầu từ giữa một dòng; phần đầu của dòng không có trong tệp",
    ),
    (
        "the text goes on from the row above, and nothing shows where its own begins",
        "nội dung nối tiếp dòng trên, không có gì cho biết phần riêng của dòng bắt đầu từ đâu",
    ),
    (
        "no mark parts the rows of this table: which lines are of which row is inferred",
        "bảng không có dấu phân cách các dòng: phần chữ nào thuộc dòng nào là do suy đoán",
    ),
    // Seams of a table.
    ("the next page prints «{}» whole", "trang sau in lại đầy đủ ô «{}»"),
    (
        "two values in «{}», and no number tells whether they are of two rows",
        "ô «{}» có hai giá trị, không có số thứ tự cho biết có phải của hai dòng không",
    ),
    (
        "what stands in «{}» may be of this row or of the one above",
        "nội dung ô «{}» có thể thuộc dòng này hoặc dòng phía trên",
    ),
    ("number {} follows", "số {} đúng thứ tự"),
    ("number {} leaves {n} missing", "số {} đứng sau chỗ thiếu {n} số"),
    ("number {} repeats", "số {} bị lặp"),
    ("number {} goes back", "số {} lùi lại"),
    ("number {} belongs nowhere", "số {} không khớp với thứ tự nào"),
    ("number {} is printed again", "số {} được in lại"),
    ("no number", "không có số thứ tự"),
    ("«{}» closes «{}»", "ghép thành «{}» thì trọn ô «{}»"),
    ("«{}» stays torn", "ô «{}» vẫn còn dở dang"),
    ("two values in «{}»", "ô «{}» có hai giá trị"),
    ("«{}» is printed whole again", "ô «{}» được in lại đầy đủ"),
    ("goes on in lower case", "phần sau mở đầu bằng chữ thường"),
    ("the sentence above is open", "câu ở dòng trên chưa hết"),
    ("the sentence above is ended", "câu ở dòng trên đã hết"),
    ("opens like a task", "mở đầu như một nhiệm vụ"),
    ("opens unlike the tasks of this table", "mở đầu khác với các nhiệm vụ trong bảng"),
    ("a name above seems to go on", "tên gọi ở dòng trên có vẻ còn tiếp"),
    ("at a page break", "ở chỗ ngắt trang"),
    ("within a page", "ở trong cùng một trang"),
    ("no rule between the rows", "không có đường kẻ giữa hai dòng"),
    ("a rule between the rows", "có đường kẻ giữa hai dòng"),
    ("no text in the main column", "cột nội dung để trống"),
    ("a paragraph mark stands at the cut", "có dấu xuống đoạn ở chỗ tách"),
    ("«{}»: «{}» | «{}» both close", "«{}»: «{}» | «{}» đều đầy đủ"),
    ("«{}» opens a task in mid-sentence", "«{}» mở đầu một nhiệm vụ ở giữa câu"),
    ("«{}» opens as other rows do", "«{}» mở đầu như các dòng khác"),
    ("«{}» begins in mid-sentence", "«{}» bắt đầu ở giữa câu"),
    ("«{}» may be of either row", "ô «{}» có thể thuộc dòng này hoặc dòng kia"),
    ("cut at the end of a sentence before «{}»", "tách ở cuối câu, trước «{}»"),
    ("{n} cells fit only one column off", "{n} ô chỉ khớp khi lệch đi một cột"),
    ("{n} cells are whole by themselves", "{n} ô tự đã đầy đủ"),
    ("reads as a title of its own", "là một tiêu đề riêng"),
    // Paragraphs torn in two.
    (
        "«{}» behind the last stop is taken for a typist's mark",
        "«{}» sau dấu kết câu được coi là ký hiệu người đánh máy",
    ),
    (
        "the next line begins in lower case and the line before has no stop",
        "dòng sau bắt đầu bằng chữ thường và dòng trước không có dấu kết câu",
    ),
    ("the next line begins in lower case", "dòng sau bắt đầu bằng chữ thường"),
    ("a dash holds the words on both sides together", "dấu gạch nối liền các từ ở hai bên"),
    ("a number inside the sentence goes on", "cách đánh số trong câu còn tiếp"),
    ("a number inside the sentence counts what follows", "con số trong câu đếm những gì đứng sau"),
    ("the next line closes its bracket", "dòng sau đóng ngoặc của dòng trước"),
    ("the next line goes on behind its bracket", "dòng sau tiếp tục ngay sau dấu đóng ngoặc"),
    ("the last word asks for another", "từ cuối dòng đòi hỏi từ tiếp theo"),
    ("the last word asks for a figure", "từ cuối dòng đòi hỏi một con số"),
    ("the last word asks which places", "từ cuối dòng đòi hỏi tên địa phương"),
    ("the last word asks whom", "từ cuối dòng đòi hỏi tên đối tượng"),
    ("the last word may be half of a term", "từ cuối dòng có thể là nửa đầu của một cụm từ"),
    ("a name has only begun", "tên gọi chỉ mới bắt đầu"),
    ("a province's name has only begun", "tên tỉnh chỉ mới bắt đầu"),
    ("the second half of a name opens the next line", "nửa sau của tên gọi nằm ở đầu dòng sau"),
    (
        "the document never parts these words elsewhere",
        "ở chỗ khác trong văn bản các từ này luôn đi liền nhau",
    ),
    ("the document has this name elsewhere", "tên gọi này có ở chỗ khác trong văn bản"),
    ("the next line ends the sentence", "dòng sau kết thúc câu"),
    ("a part of a document goes before the next", "điểm, khoản đứng trước điều, khoản chứa nó"),
    ("no paragraph opens with a sum of money", "không đoạn văn nào mở đầu bằng số tiền"),
    ("a list of bodies goes on", "danh sách cơ quan còn tiếp"),
    ("the title is not at its end", "tiêu đề chưa hết"),
    ("the next line opens as the second half of a title", "dòng sau mở đầu như nửa sau của tiêu đề"),
    (
        "the only line in capitals without number below a numbered title",
        "dòng chữ hoa duy nhất không đánh số dưới tiêu đề có số",
    ),
    ("no stop at the end", "cuối dòng không có dấu kết câu"),
    ("running text before it", "phía trước là đoạn văn liền mạch"),
    ("a long sentence before it", "phía trước là một câu dài"),
    ("short enough for a heading", "ngắn như một tiêu đề"),
    ("a comma or dash at the end", "cuối dòng là dấu phẩy hoặc dấu gạch"),
    ("a bracket or quotation is open", "dấu ngoặc hoặc dấu trích dẫn chưa đóng"),
    ("its last line is full", "dòng cuối kín lề"),
    ("the next line begins with a figure", "dòng sau bắt đầu bằng con số"),
    ("the next line opens a sentence of its own", "dòng sau mở đầu một câu riêng"),
    ("the next line looks like a heading", "dòng sau giống tiêu đề"),
    ("the next line does not open with a verb", "dòng sau không mở đầu bằng động từ"),
    ("the weight of the letters changes", "kiểu chữ đổi giữa đậm và thường"),
];
