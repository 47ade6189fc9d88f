//! The table of diagnostics: code, severity, sentence in two languages, and what to do about it.
//!
//! A new diagnostic is one entry here; `explain`, the schema and both languages follow from it. A released code is
//! never used for something else.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Lang, Severity};

macro_rules! codes {
    ($($(#[$doc:meta])* $variant:ident $name:literal $severity:ident en: $en:literal vi: $vi:literal help: $help:literal;)*) => {
        /// Stable code of a diagnostic, kebab-case in the output.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
        #[serde(rename_all = "kebab-case")]
        pub enum Code {
            $(#[doc = $en] $(#[$doc])* #[serde(rename = $name)] $variant,)*
        }

        impl Code {
            /// Every code, in the order of the table.
            pub const ALL: &[Self] = &[$(Self::$variant),*];

            /// The code as printed.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// How much to worry, unless the place says otherwise.
            pub fn severity(self) -> Severity {
                match self { $(Self::$variant => Severity::$severity,)* }
            }

            /// The sentence, with `{}` for what differs from case to case.
            pub fn sentence(self, lang: Lang) -> &'static str {
                match lang {
                    Lang::En => match self { $(Self::$variant => $en,)* },
                    Lang::Vi => match self { $(Self::$variant => $vi,)* },
                }
            }

            /// What it means and what to do, for `explain`.
            pub fn help(self) -> &'static str {
                match self { $(Self::$variant => $help,)* }
            }
        }
    };
}

codes! {
    NoTask "no-task" Warning
        en: "no task was found in this document"
        vi: "không tìm thấy nhiệm vụ nào trong văn bản"
        help: "The document was read, but no table assigns tasks and no paragraph tells a body to do something. Look at `inspect`: if a task table is there, its header was not recognised.";
    NoText "no-text" Error
        en: "the document holds no readable text"
        vi: "văn bản không có chữ đọc được"
        help: "Nothing could be read. A scan needs OCR (`--ocr auto` with Tesseract installed); an empty file holds nothing.";
    PageUnread "page-unread" Error
        en: "page {} could not be read: {}"
        vi: "không đọc được trang {}: {}"
        help: "This page is damaged or asks for more work than the limits allow. The other pages were read; what stands on this one is missing from the output.";
    PageDamaged "page-damaged" Error
        en: "page {} is damaged: part of what stands on it may be missing or wrong"
        vi: "trang {} bị hỏng: một phần nội dung trên trang có thể bị thiếu hoặc sai"
        help: "The file's instructions that draw this page, or the maps that tell its letters, break off or do not bear out their checksum. What could be read was kept. Compare the page with the printed one, and ask for the file anew.";
    PagesMissing "pages-missing" Error
        en: "the file says that it has {} pages, but only {} of them are there"
        vi: "tệp ghi có {} trang nhưng chỉ tìm thấy {} trang"
        help: "The list of pages is damaged, and what stands on those that it no longer leads to is missing from the output. Which ones they are cannot be told: the pages that are there are counted as they come. Get the file anew.";
    PictureCutShort "picture-cut-short" Error
        en: "the picture of page {} breaks off: what stands below is missing"
        vi: "ảnh của trang {} bị cụt: phần nội dung phía dưới bị thiếu"
        help: "The file ends, or its data for this picture ends, before the picture does, as after a download or copy that stopped half-way. What is above the break was read. Get the file anew.";
    PageNeedsOcr "page-needs-ocr" Warning
        en: "page {} holds text as a picture or as drawn shapes, which only OCR can read"
        vi: "trang {} có chữ ở dạng ảnh hoặc nét vẽ, cần OCR mới đọc được"
        help: "A scan, or letters that were turned to shapes. It was not read by OCR, which is switched off or did not work here: what stands there is missing from the output.";
    TextSuspect "text-suspect" Warning
        en: "{} words on page {} are set in fonts that do not tell their letters, or tell them wrongly"
        vi: "{} từ ở trang {} dùng phông chữ không cho biết đúng mã ký tự"
        help: "The file shows these words but does not say which letters they are. Their places are known, so that OCR can read them from the drawn page; as they stand they are not to be believed.";
    HiddenLayerUsed "hidden-layer-used" Warning
        en: "page {} is a scan whose hidden text layer was used; {} % of its words are Vietnamese syllables"
        vi: "trang {} là bản quét, đã dùng lớp chữ ẩn; {} % số từ là âm tiết tiếng Việt"
        help: "Somebody else's OCR put this text behind the picture. It reads as Vietnamese, so that it was used; its errors are not ours to know.";
    HiddenLayerDistrusted "hidden-layer-distrusted" Warning
        en: "page {} is a scan whose hidden text layer was not used: only {} % of its words are Vietnamese syllables"
        vi: "trang {} là bản quét, không dùng lớp chữ ẩn vì chỉ {} % số từ là âm tiết tiếng Việt"
        help: "The text behind the picture was read in the wrong language or badly. The page is left to our own OCR.";
    SignatureBanner "signature-banner" Note
        en: "the banner of a digital signature was kept out of the text: «{}»"
        vi: "khung chữ ký số không được tính vào nội dung: «{}»"
        help: "Signing programs stamp who signed and when. That is kept under `source.digital_signatures`.";
    SlantedText "slanted-text" Note
        en: "text set askew was kept out of the body: «{}»"
        vi: "chữ đặt nghiêng không được tính vào nội dung: «{}»"
        help: "Watermarks and rubber stamps are set at an angle. They are quoted here and belong to no paragraph or cell.";
    Attachment "attachment" Note
        en: "the file carries an attachment that was not read: «{}»"
        vi: "tệp có đính kèm chưa được đọc: «{}»"
        help: "Save the attachment and read it as a file of its own.";
    ChangedAfterSigning "changed-after-signing" Warning
        en: "the file was changed after the last digital signature"
        vi: "tệp đã bị thay đổi sau lần ký số cuối cùng"
        help: "No signature covers the file as it stands. Stamping programs do this; so does tampering. Whether the signatures hold was not checked.";
    TableWithoutHeader "table-without-header" Warning
        en: "a table has no header that names its columns; its rows are kept as a table of kind «other»"
        vi: "bảng không có tiêu đề cột; các dòng được giữ trong bảng loại «other»"
        help: "Roles of columns are read from the header's words. Without them the cells are kept under `tables`, and no task is made of them.";
    HeaderWithoutRows "header-without-rows" Warning
        en: "a table header has no rows under it"
        vi: "tiêu đề bảng không có dòng nào bên dưới"
        help: "The header of a task table was found, and nothing below it.";
    OrdinalMissing "ordinal-missing" Warning
        en: "number {} is missing: {} follows {}"
        vi: "thiếu số thứ tự {}: {} đứng ngay sau {}"
        help: "The numbering skips. Either the plan skips a number, or a row was swallowed where the table was torn. Compare with the page.";
    OrdinalRepeated "ordinal-repeated" Warning
        en: "number {} is used twice under the same heading"
        vi: "số thứ tự {} bị lặp trong cùng một mục"
        help: "Two rows or headings carry the same number. Both are kept; their ids are kept apart by a suffix.";
    OrdinalBackwards "ordinal-backwards" Warning
        en: "number {} goes backwards after {}"
        vi: "số thứ tự {} lùi lại sau {}"
        help: "The numbering goes backwards without a new heading. Both rows are kept in reading order.";
    OrdinalMisread "ordinal-misread" Note
        en: "«{}» was read where the numbering asks for {}, and was taken for that"
        vi: "đọc ra «{}» ở chỗ phải là số thứ tự {}; đã hiểu theo số thứ tự đó"
        help: "The number of a heading or an item is a letter or two of ink, or was typed with a stroke that looks like another. Where what was read is no number, or none that fits, and looks like the one that must come, that one is taken. Compare with the page.";
    HeadingUnsure "heading-unsure" Warning
        en: "a heading was hard to read in the picture: «{}»"
        vi: "khó đọc tiêu đề trong ảnh quét: «{}»"
        help: "A word of it was read with little confidence. The tasks below carry it among their `headings`; their own confidence does not count it. Compare with the page.";
    SignerUnsure "signer-unsure" Warning
        en: "the signer's name was hard to read in the picture: taken for «{}», read as «{}»"
        vi: "khó đọc tên người ký trong ảnh quét: hiểu là «{}», đọc ra «{}»"
        help: "A seal or a signature lies over the name. Compare with the page before the name is used.";
    NumberUnsure "number-unsure" Warning
        en: "the document's number was hard to read in the picture and is not given: «{}»"
        vi: "khó đọc số của văn bản trong ảnh quét nên không ghi: «{}»"
        help: "Numbers are often written by hand into a blank, where no engine reads them. Fill it in from the page.";
    ParagraphJoined "paragraph-joined" Note
        en: "a paragraph torn by a page break was joined: «{}» + «{}»"
        vi: "đã nối đoạn văn bị ngắt trang: «{}» + «{}»"
        help: "A paragraph ended without a stop and the next one went on with the sentence. Task and text hold both parts; the task carries the repair `torn-paragraph`.";
    ParagraphTooLong "paragraph-too-long" Warning
        en: "a paragraph of {} bytes is kept as text, no task is looked for in it: «{}»"
        vi: "đoạn văn dài {} byte được giữ làm văn bản, không tìm nhiệm vụ trong đó: «{}»"
        help: "No plan has such a paragraph: the file has lost its line ends, or is no plan. Convert it again, so that paragraphs stand on lines of their own.";
    ParagraphSeamUndecided "paragraph-seam-undecided" Note
        en: "a paragraph ends without a stop, and the next may go on with it; kept apart: «{}» | «{}»"
        vi: "đoạn văn kết thúc không có dấu câu và đoạn sau có thể là phần tiếp; giữ riêng: «{}» | «{}»"
        help: "Either the author left the stop away or a page break cut the paragraph. The evidence was too even to join the two.";
    AnnexAbsent "annex-absent" Warning
        en: "the text announces an annex that is not in this document: {}"
        vi: "văn bản có nhắc đến phụ lục nhưng không có trong tài liệu: {}"
        help: "The body says that something is attached («kèm theo»). No annex of that number, or none at all, was found in the file.";
    RulesNoTasks "rules-no-tasks" Note
        en: "`{}` lays down rules («{}»): its articles are kept in the outline and assign no tasks"
        vi: "`{}` là quy định («{}»): các điều được giữ trong mục lục, không phải là nhiệm vụ được giao"
        help: "Laws, decrees, circulars and the regulations that a decision or resolution issues bind whoever they concern from the day on which they take effect. «… có trách nhiệm» in their articles is a competence, not something to be done by a day. All their text stands in `outline`, under `paragraphs`. Only an article on carrying out («Tổ chức thực hiện», «Trách nhiệm thi hành», or «Điều 2. Giao …») gives tasks, where it names who leads and says more than that the text itself be carried out.";
    FormNoTasks "form-no-tasks" Note
        en: "`{}` is a form to be filled in («{}»): its lines are kept in the outline and assign no tasks"
        vi: "`{}` là biểu mẫu để điền («{}»): nội dung được giữ trong mục lục, không phải là nhiệm vụ được giao"
        help: "Forms, applications and outlines of reports say what whoever fills them in will write. Their text stands in `outline`, under `paragraphs`, their tables in `tables`. A table of theirs whose rows name bodies or times is still read as a table of tasks.";
    IssuerInferred "issuer-inferred" Note
        en: "there is no letterhead; the issuer is taken from the preamble: {}"
        vi: "không có phần tên cơ quan ban hành; lấy theo lời mở đầu: {}"
        help: "The file has lost its letterhead. The preamble names the body that issues the document; its place may be missing.";
    IssuerCompleted "issuer-completed" Note
        en: "the letterhead does not say whose body it names; the issuer is taken whole from the text: {}"
        vi: "phần tên cơ quan ban hành không ghi địa danh; lấy đầy đủ theo nội dung văn bản: {}"
        help: "A converter dropped the second line of the letterhead («TỈNH …»). The line under the title, in capitals, or the note above an annex names the same body with its place.";
    SeamUndecided "seam-undecided" Warning
        en: "the evidence is even whether row {} goes on from the row before it; kept apart"
        vi: "không đủ căn cứ để nối dòng {} với dòng trước; giữ riêng"
        help: "A row at a page break might be new or might continue the last one. Nothing decided it, so that the parts are kept apart and the tasks are marked doubtful.";
    RowBlank "row-blank" Note
        en: "row {} holds a number and nothing else"
        vi: "dòng {} chỉ có số thứ tự, không có nội dung"
        help: "An unfilled line of a form. No task is made of it.";
    TimingUnparsed "timing-unparsed" Warning
        en: "«{}» is not readable as a time"
        vi: "không hiểu được thời gian «{}»"
        help: "A cell of a time column, or a time in a sentence, could not be read. It is kept as printed and gives no due date.";
    LookalikeReplaced "lookalike-replaced" Note
        en: "letters of another alphabet in a Vietnamese word were replaced: «{}» is read as «{}»"
        vi: "chữ cái của bảng chữ khác trong từ tiếng Việt đã được thay: «{}» đọc là «{}»"
        help: "Letters such as Cyrillic а or Icelandic Ð look like ours but compare as different. Inside a word that is otherwise Vietnamese they are replaced.";
    MarksReordered "marks-reordered" Note
        en: "the marks of «{}» did not compose as they were stored and were put in order"
        vi: "dấu của «{}» lưu sai thứ tự nên đã được sắp lại"
        help: "Some programs store the tone before the circumflex, the breve or the horn, or as a separate accent. They were joined to the letter that they make.";
    ToneDoubled "tone-doubled" Warning
        en: "a letter carries two tones and was left as it is: «{}»"
        vi: "một chữ mang hai dấu thanh, được giữ nguyên: «{}»"
        help: "A Vietnamese syllable has one tone. Which of the two is meant cannot be told from the text.";
    StrangeLetter "strange-letter" Warning
        en: "the letter «{}» is not Vietnamese but looks like one that is; it was left as it is"
        vi: "chữ «{}» không thuộc bảng chữ tiếng Việt nhưng trông giống; được giữ nguyên"
        help: "Text recognition gives letters such as ŏ or ŭ for ơ, ỏ, ư or ủ. Which one is meant cannot be told from the letter.";
    CharsetDetected "charset-detected" Note
        en: "text was in the character set {} by its statistics ({} sure) and was decoded"
        vi: "chữ được nhận ra theo thống kê là bảng mã {} (chắc {}) và đã được chuyển mã"
        help: "No font name or declaration told the character set. Of the words with marks nearly all are Vietnamese syllables in this set, and few are in any other or as they stood.";
    CharsetAmbiguous "charset-ambiguous" Warning
        en: "text may be in a legacy character set ({}), but the evidence is not enough; it was left as it is"
        vi: "chữ có thể thuộc bảng mã cũ ({}) nhưng chưa đủ căn cứ; được giữ nguyên"
        help: "The words look like Vietnamese of before Unicode, but several character sets fit, or none fits well. If you know the font of the source, convert the text and read it again.";
    OcrMissing "ocr-missing" Error
        en: "OCR is not available, and {} of the pages can be read by nothing else: {} (Debian, Ubuntu: `apt-get install tesseract-ocr tesseract-ocr-vie`)"
        vi: "không dùng được OCR, mà {} trang chỉ đọc được bằng OCR: {} (Debian, Ubuntu: `apt-get install tesseract-ocr tesseract-ocr-vie`)"
        help: "Scanned pages are read by the program Tesseract with its Vietnamese model. On Debian and Ubuntu: `apt-get install tesseract-ocr tesseract-ocr-vie`. Elsewhere, install Tesseract 5 with `vie.traineddata` and see that `tesseract --list-langs` names `vie`. Pages with text of their own are read as ever.";
    OcrPageGivenUp "ocr-page-given-up" Error
        en: "page {} could not be read by OCR: {}"
        vi: "không đọc được trang {} bằng OCR: {}"
        help: "The engine failed on this page or took longer than its limit. The page is without its scanned text; all other pages were read.";
    OcrNothing "ocr-nothing" Warning
        en: "page {} is a picture in which no text was found"
        vi: "trang {} là ảnh nhưng không tìm thấy chữ"
        help: "OCR found no word. The page is a photograph, a blank sheet, or a scan too faint to read.";
    OcrUnsure "ocr-unsure" Warning
        en: "page {}: {} of {} words were read with low confidence"
        vi: "trang {}: {} trên {} từ được đọc với độ tin cậy thấp"
        help: "The scan is faint, coarse or covered here. Compare what was read with the page; a better scan (300 dpi, colour) helps most.";
    OcrUsed "ocr-used" Note
        en: "{} pages were read by {} with the model {}"
        vi: "{} trang được đọc bằng {} với mô hình {}"
        help: "Names the OCR engine and its language model, for a later reader who wants to know or repeat it.";
    PageTurned "page-turned" Note
        en: "page {} lies on its side or upside down and was turned"
        vi: "trang {} nằm ngang hoặc ngược và đã được xoay lại"
        help: "The direction of its letters says so, in a scan the direction of lines and the side of the tone marks. Coordinates are those of the turned page.";
    PageParted "page-parted" Note
        en: "page {} shows two pages side by side and was read as two"
        vi: "trang {} có hai trang giấy cạnh nhau và được đọc như hai trang"
        help: "A picture that is wider than high, with running text on either side of a gutter, as a copier takes an open booklet. The left half was read first, then the right one; both keep the number of the page. Compare with the page where the text jumps.";
    HiddenKept "hidden-kept" Note
        en: "hidden rows or columns were kept: {}"
        vi: "các dòng hoặc cột ẩn được giữ lại: {}"
        help: "The source hides these cells. They are part of the data and were kept.";
    FurnitureLeftOut "furniture-left-out" Note
        en: "a page number or running head was left out of the text: «{}»"
        vi: "số trang hoặc tiêu đề chạy không đưa vào nội dung: «{}»"
        help: "Page numbers, and lines that come again at the same height on several pages, are no part of the text. They are quoted here so that nothing is lost.";
    TrackedChanges "tracked-changes" Note
        en: "the document holds tracked changes; {} insertions were kept and {} deletions left out"
        vi: "văn bản có theo dõi thay đổi; giữ {} chỗ chèn và bỏ {} chỗ xóa"
        help: "The document is read as if all changes were accepted. Accept or reject them in the word processor if the draft should be read otherwise.";
    NotesAppended "notes-appended" Note
        en: "{} paragraphs of footnotes and endnotes were put at the end"
        vi: "{} đoạn chú thích được đặt ở cuối"
        help: "Notes stand where a page ends, and a DOCX has no pages. Their text follows the body, each note with its number.";
    NestedTableFlattened "nested-table-flattened" Note
        en: "{} tables inside cells of other tables were read as lines of those cells"
        vi: "{} bảng lồng trong ô của bảng khác được đọc thành các dòng của ô"
        help: "A table inside a cell has no columns of the outer table. Its rows became lines of the cell's text.";
    HiddenTextLeftOut "hidden-text-left-out" Note
        en: "hidden text, which is not printed, was left out: «{}»"
        vi: "chữ ẩn, không được in, đã bị bỏ qua: «{}»"
        help: "The word processor does not print this text. It is quoted here so that nothing is lost.";
    EmbeddedLeftOut "embedded-left-out" Warning
        en: "{} embedded documents ({}) were not read"
        vi: "{} tài liệu nhúng ({}) không được đọc"
        help: "The file carries another file inside. Save that one on its own and read it beside this.";
    PartUnreadable "part-unreadable" Error
        en: "the part `{}` of the file could not be read and is missing: {}"
        vi: "không đọc được phần `{}` của tệp, nội dung bị thiếu: {}"
        help: "The file is damaged in one of its parts; the rest was read. Open and save it again in the program that made it.";
    RowsLeftOut "rows-left-out" Error
        en: "the rows {} of the sheet {} were left out: the file holds more than {} cells with text (`sheet_cells`)"
        vi: "các dòng {} của trang tính {} bị bỏ lại: tệp có hơn {} ô có chữ (`sheet_cells`)"
        help: "The file holds more cells with text than fit in memory: a data set, not a plan. The rows before those that are named were read, and so was every smaller sheet. Save the rest as a file of its own, with the header, or raise the limit (`--limit sheet_cells=…`), which takes 1.2 kB of memory a cell.";
    BinaryWorkbook "binary-workbook" Note
        en: "of the sheet «{}» of this binary workbook neither number formats nor hidden rows and columns were read"
        vi: "với trang tính «{}» của bảng tính nhị phân này, định dạng số và các dòng, cột ẩn không được đọc"
        help: "The part of the file that says how the cells of this sheet look could not be found: a number shows as many digits as it has, so that 2.10 may show as 2.1, and what is hidden is read without saying so. Save the workbook as XLSX where that matters.";
    PageFrameLeftOut "page-frame-left-out" Note
        en: "the web page around the document was left out ({} letters of menus, notices and addresses)"
        vi: "phần khung của trang web quanh văn bản đã bị bỏ qua ({} ký tự trình đơn, thông báo, địa chỉ)"
        help: "Sites wrap a document in navigation and notices. What stood outside the one element that holds the document, without a table or a long paragraph in it, is not part of the plan.";
    BytesReplaced "bytes-replaced" Warning
        en: "{} bytes are no letters of the character set {} and were replaced by �"
        vi: "{} byte không thuộc bảng mã {} và được thay bằng �"
        help: "The file is damaged, or declares a character set that it does not use. The places are marked in the text.";
    ControlsLeftOut "controls-left-out" Warning
        en: "{} control characters, which belong to no text, were left out: {}"
        vi: "đã bỏ {} ký tự điều khiển không thuộc văn bản: {}"
        help: "A damaged transfer or a word processor left them in the text file. They show nowhere, and what stands around them was joined. Where a word or number looks cut, compare the line with the source.";
    NotationRead "notation-read" Note
        en: "{} formulas or marks of footnotes were read as what they show, the first «{}»"
        vi: "{} công thức hoặc dấu chú thích được đọc theo nội dung hiển thị, đầu tiên là «{}»"
        help: "A converter or a vision model wrote figures as formulas, or put the marks of footnotes among the words. Formulas of figures became the figures, and the marks went; the footnotes themselves stay where they stand.";
    BarsRead "bars-read" Note
        en: "bars that end cells, as web pages leave them, were read: {} tables and letterheads were put together, {} other bars left out"
        vi: "đã đọc các dấu gạch đứng kết thúc ô do trang web để lại: ghép lại {} bảng và phần tiêu đề, bỏ {} dấu khác"
        help: "A converter wrote the cells of a web page one behind the other, each with a bar. Where no bar parts the rows, the numbers of the rows do; such rows carry a doubt. A bar that belongs to no table parts two paragraphs and is no text.";
    LinesJoined "lines-joined" Note
        en: "{} lines that break off in the middle of a sentence were joined with those behind them"
        vi: "đã nối {} dòng bị ngắt giữa câu với dòng sau"
        help: "The source of a web page broke the lines, as it shows none there. A line without a stop was joined with the next where that begins with a small letter, or where the line is as long as such lines are. The `lines` of a paragraph's regions say which it came from.";
    BlanksRestored "blanks-restored" Note
        en: "{} runs of letters that are several words were parted, the first into «{}»"
        vi: "đã tách {} chuỗi chữ dính liền thành các từ, đầu tiên là «{}»"
        help: "The blanks between words were lost on the way to text. A run of letters that is no syllable was parted where it falls into syllables in one way, and a known pair of words, a capital in its middle or the rest of the document vouches for that. What may be a name stays as printed.";
    WordsRejoined "words-rejoined" Warning
        en: "{} words that blanks had torn were joined, the first «{}»"
        vi: "đã ghép {} từ bị dấu cách xen vào giữa, đầu tiên là «{}»"
        help: "A converter set blanks before the letters that have marks («th ực hi ện»), as some readers of PDF do, and may have lost others. Where many words of a document are torn like that, its letters are read anew: into syllables, with as few blanks changed as can be. Where two readings are equally cheap, the blanks stay as printed.";
    LinesTabled "lines-tabled" Warning
        en: "a table without any mark between its cells was put together: {} lines of header and rows, {} of them could be cut in another way"
        vi: "đã dựng lại một bảng không có dấu ngăn giữa các ô: {} dòng tiêu đề và nội dung, {} dòng có thể cắt theo cách khác"
        help: "A reader of PDF poured the table out, the lines of each cell one below the other. The labels say which columns there are, the numbers where a row begins, and bodies and times where cells end. A blank cell leaves no line: compare the rows with the page.";
    HeaderSpread "header-spread" Note
        en: "a header of two levels has lost its blanks: its lower labels were put below «{}»"
        vi: "tiêu đề bảng hai tầng bị mất ô trống: các nhãn tầng dưới được đặt dưới «{}»"
        help: "Where a text does not say that a label spans columns, the labels right of it stand too far left. The lower labels say what they are parts of, and one label above can hold them; if the columns do not fit, look at the page.";
    ZeroRestored "zero-restored" Note
        en: "the number {} stands as {} in the sheet, which stores it without its last zero"
        vi: "số {} được bảng tính lưu là {}, mất số 0 cuối"
        help: "A spreadsheet that stores 2.10 as a number shows 2.1. The zero was given back where the number before ends in 9, so that no other reading continues the list.";
    FormulaWithoutValue "formula-without-value" Warning
        en: "formulas without a stored result came out empty: {}"
        vi: "các công thức chưa có kết quả lưu sẵn được để trống: {}"
        help: "The workbook was written by a program that does not compute. Open it in a spreadsheet program, save it, and read it again.";
    Converted "converted" Note
        en: "the {} file was converted to DOCX by an office program and read from there"
        vi: "tệp {} được LibreOffice chuyển thành DOCX rồi đọc từ đó"
        help: "DOC, RTF and ODT are not read directly. What the converter changes (numbering, tables in tables, old fonts) is changed in the output as well; `source` describes the file that was given.";
    StartAfterDue "start-after-due" Warning
        en: "task {} starts on {}, after the day by which it is due: {}"
        vi: "nhiệm vụ {} bắt đầu ngày {}, sau thời hạn hoàn thành {}"
        help: "Either the plan errs, or one of the two times was read wrongly. Compare with the cells as printed.";
    DueBeforeIssue "due-before-issue" Warning
        en: "task {} is due on {}, before the plan was issued on {}"
        vi: "nhiệm vụ {} có thời hạn {}, trước ngày ban hành văn bản {}"
        help: "A deadline that had passed when the plan was signed: often a year copied from an older plan.";
    LeadMissing "lead-missing" Warning
        en: "task {} names nobody who leads, though the tasks beside it do"
        vi: "nhiệm vụ {} không nêu cơ quan chủ trì, trong khi các nhiệm vụ cùng nhóm có nêu"
        help: "The others of the same table, or under the same heading, say who leads. Here nobody is named, so that nobody will feel told.";
    DeadlineMissing "deadline-missing" Warning
        en: "task {} has no time, though the tasks beside it do"
        vi: "nhiệm vụ {} không nêu thời gian, trong khi các nhiệm vụ cùng nhóm có nêu"
        help: "The others of the same table, or under the same heading, say by when. Here no time is given.";
    ProductMissing "product-missing" Warning
        en: "task {} names no product, though the tasks beside it do"
        vi: "nhiệm vụ {} không nêu sản phẩm, trong khi các nhiệm vụ cùng nhóm có nêu"
        help: "The others of the same table, or under the same heading, say what is to come of them. Here nothing is named.";
    LeadNoBody "lead-no-body" Warning
        en: "task {} is led by «{}», which is no body that is known"
        vi: "nhiệm vụ {} do «{}» chủ trì, không nhận ra đây là cơ quan, đơn vị nào"
        help: "The cell of who leads holds something that is neither a body, a person by office nor a group of them: a place, a slip of the pen, or a body that the registry lacks.";
    CitationDatesDiffer "citation-dates-differ" Warning
        en: "{} is cited with the date {}, elsewhere with {}"
        vi: "{} được dẫn với ngày {}, ở chỗ khác lại là ngày {}"
        help: "One document has one date. One of the two mentions errs; which of them the text does not tell.";
    BodyAnnexDisagree "body-annex-disagree" Warning
        en: "the body and the annex both hold task {}, but disagree on {}: {} there, {} here"
        vi: "nội dung kế hoạch và phụ lục cùng nêu nhiệm vụ {} nhưng không thống nhất về {}: {} và {}"
        help: "The same numbered task stands in the body and in the annex, with another lead or another deadline.";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_whole() {
        for code in Code::ALL {
            let (en, vi) = (code.sentence(Lang::En), code.sentence(Lang::Vi));
            assert_eq!(en.matches("{}").count(), vi.matches("{}").count(), "{}", code.name());
            assert!(!en.ends_with('.') && !vi.ends_with('.'), "{}", code.name());
            assert!(code.name().chars().all(|c| c.is_ascii_lowercase() || c == '-' || c.is_ascii_digit()));
            let twins = Code::ALL.iter().filter(|c| c.name() == code.name()).count();
            assert_eq!(twins, 1, "{}", code.name());
        }
    }
}
