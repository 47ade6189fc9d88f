//! DOC, RTF and ODT by way of `LibreOffice`, run as an external program where it is installed.
//!
//! Each conversion has a folder and a user profile of its own, so that several run side by side and none meets the
//! user's open office. One that takes too long is ended with everything that it started.

use std::io;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

use model::Lang;

use crate::disk;

/// Names under which the program is installed.
const PROGRAMS: [&str; 2] = ["soffice", "libreoffice"];
/// Seconds after which a conversion is given up; a long plan takes 5.
const SECONDS: u32 = 120;
/// How often a running conversion is looked at, milliseconds.
const LOOK: u32 = 50;

/// Why a file could not be converted.
#[derive(Debug, thiserror::Error)]
pub enum OfficeError {
    /// No `LibreOffice` on this machine.
    #[error(
        "{format} files are converted by LibreOffice, which is not installed (Debian, Ubuntu: `apt-get install libreoffice-writer`); or save the file as DOCX"
    )]
    Missing {
        /// Format of the file.
        format: String,
    },
    /// It took too long.
    #[error("LibreOffice did not convert the {format} file within {SECONDS} s")]
    TimedOut {
        /// Format of the file.
        format: String,
    },
    /// It made nothing.
    #[error("LibreOffice could not convert the {format} file")]
    Failed {
        /// Format of the file.
        format: String,
    },
    /// The disk or the process failed.
    #[error("the conversion failed: {0}")]
    Io(#[from] io::Error),
}

impl OfficeError {
    /// The sentence in a language.
    pub fn sentence(&self, lang: Lang) -> String {
        match (lang, self) {
            (Lang::En, _) => self.to_string(),
            (Lang::Vi, Self::Missing { format }) => {
                format!(
                    "tệp {format} được chuyển đổi bằng LibreOffice, nhưng máy chưa cài (Debian, Ubuntu: `apt-get install libreoffice-writer`); hoặc hãy lưu tệp thành DOCX"
                )
            }
            (Lang::Vi, Self::TimedOut { format }) => {
                format!("LibreOffice không chuyển đổi xong tệp {format} trong {SECONDS} giây")
            }
            (Lang::Vi, Self::Failed { format }) => format!("LibreOffice không chuyển đổi được tệp {format}"),
            (Lang::Vi, Self::Io(error)) => format!("chuyển đổi không thành: {error}"),
        }
    }
}

/// The file as DOCX.
pub(crate) fn to_docx(bytes: &[u8], format: &str) -> Result<Vec<u8>, OfficeError> {
    let folder = tempfile::tempdir()?;
    let given = folder.path().join("plan").with_extension(format.to_lowercase());
    disk::write_whole(&given, bytes)?;
    let mut child = start(folder.path(), &given, format)?;
    if !finished(&mut child)? {
        end(&mut child)?;
        return Err(OfficeError::TimedOut { format: format.to_owned() });
    }
    disk::read(&folder.path().join("made/plan.docx"))
        .map_err(|_| OfficeError::Failed { format: format.to_owned() })
}

fn start(folder: &Path, given: &Path, format: &str) -> Result<Child, OfficeError> {
    let profile = format!("-env:UserInstallation=file://{}", folder.join("profile").display());
    let made: PathBuf = folder.join("made");
    for program in PROGRAMS {
        let mut command = Command::new(program);
        command
            .arg(&profile)
            .args(["--headless", "--norestore", "--convert-to", "docx:MS Word 2007 XML", "--outdir"])
            .arg(&made)
            .arg(given)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        #[cfg(unix)]
        std::os::unix::process::CommandExt::process_group(&mut command, 0);
        match command.spawn() {
            Ok(child) => return Ok(child),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(error.into()),
        }
    }
    Err(OfficeError::Missing { format: format.to_owned() })
}

/// Waits; false where the time is over.
fn finished(child: &mut Child) -> io::Result<bool> {
    for _ in 0..SECONDS * 1000 / LOOK {
        if child.try_wait()?.is_some() {
            return Ok(true);
        }
        sleep(Duration::from_millis(u64::from(LOOK)));
    }
    Ok(false)
}

/// Ends the program and, where the system has process groups, what it started: `soffice` is a script.
fn end(child: &mut Child) -> io::Result<()> {
    #[cfg(unix)]
    Command::new("kill").args(["-KILL", "--", &format!("-{}", child.id())]).stderr(Stdio::null()).status()?;
    // Already ended where the group was.
    child.kill().or_else(|e| if e.kind() == io::ErrorKind::InvalidInput { Ok(()) } else { Err(e) })?;
    child.wait().map(|_| ())
}
