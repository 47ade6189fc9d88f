//! The seam to the OCR engine: a TIFF of lines in, Tesseract's TSV out.
//!
//! Tesseract runs as an external process over its standard streams: no C toolchain at build time, a crash of it is
//! not ours, and it may be absent. One thread a process (its own threading makes it five times slower); pages run in
//! parallel instead. Recorded answers replay through the same trait.

use std::io::{Read as _, Write as _};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use super::OcrSettings;

/// Reads pictures of single lines.
pub trait Engine: Sync {
    /// Program, version and language model, as reported in the output.
    fn identity(&self) -> Identity;

    /// Reads every page of a TIFF as one line and answers in Tesseract's TSV.
    fn read(&self, tiff: &[u8], task: &Task) -> Result<String, EngineError>;
}

/// What reads, by name and version.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Identity {
    /// `tesseract 5.3.0`.
    pub program: String,
    /// Language model.
    pub model: String,
}

/// What a call is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Task {
    /// Page of the document, counted from 1.
    pub page: u32,
    /// How many times this page was asked before.
    pub pass: u32,
    /// Letters that may be read; `None` for all.
    pub alphabet: Option<&'static str>,
}

/// Why the engine gave no answer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum EngineError {
    /// The program is not there.
    #[error("the program `{program}` was not found")]
    Missing {
        /// What was looked for.
        program: String,
    },
    /// The program has no model of the language.
    #[error("`{program}` has no language model `{language}`")]
    NoModel {
        /// The program.
        program: String,
        /// The model that was asked for.
        language: String,
    },
    /// It took too long and was ended.
    #[error("it took longer than {seconds} s")]
    TimedOut {
        /// The limit.
        seconds: u32,
    },
    /// It failed.
    #[error("the engine failed: {message}")]
    Failed {
        /// What it said.
        message: String,
    },
}

/// The installed Tesseract.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tesseract {
    program: String,
    language: String,
    version: String,
    seconds: u32,
}

impl Tesseract {
    /// Looks for the program and its language model.
    pub fn find(settings: &OcrSettings) -> Result<Self, EngineError> {
        let program = settings.program.clone().unwrap_or_else(|| "tesseract".to_owned());
        let version = ask(&program, "--version")?;
        let languages = ask(&program, "--list-langs")?;
        if !settings.language.split('+').all(|wanted| languages.lines().any(|have| have.trim() == wanted)) {
            return Err(EngineError::NoModel { program, language: settings.language.clone() });
        }
        let version = version.lines().next().unwrap_or("tesseract").trim().to_owned();
        Ok(Self { program, language: settings.language.clone(), version, seconds: settings.page_seconds })
    }
}

fn ask(program: &str, question: &str) -> Result<String, EngineError> {
    let out = Command::new(program)
        .arg(question)
        .stdin(Stdio::null())
        .output()
        .map_err(|_| EngineError::Missing { program: program.to_owned() })?;
    // Versions before 5 answer on the error stream.
    let text = if out.stdout.is_empty() { out.stderr } else { out.stdout };
    Ok(String::from_utf8_lossy(&text).into_owned())
}

impl Engine for Tesseract {
    fn identity(&self) -> Identity {
        Identity { program: self.version.clone(), model: self.language.clone() }
    }

    fn read(&self, tiff: &[u8], task: &Task) -> Result<String, EngineError> {
        let mut command = Command::new(&self.program);
        command.args(["stdin", "stdout", "-l", &self.language, "--psm", "7", "--dpi", "300"]);
        if let Some(alphabet) = task.alphabet {
            command.args(["-c", &format!("tessedit_char_whitelist={alphabet}")]);
        }
        command.arg("tsv").env("OMP_THREAD_LIMIT", "1");
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let child = command.spawn().map_err(|_| EngineError::Missing { program: self.program.clone() })?;
        converse(child, tiff, self.seconds)
    }
}

/// Feeds a child, waits for its answer, and ends it when it takes too long.
fn converse(mut child: Child, input: &[u8], seconds: u32) -> Result<String, EngineError> {
    let (Some(mut stdin), Some(mut stdout), Some(mut stderr)) =
        (child.stdin.take(), child.stdout.take(), child.stderr.take())
    else {
        return Err(EngineError::Failed { message: "no streams".to_owned() });
    };
    let (send, answer) = mpsc::channel();
    thread::scope(|scope| {
        // A child that ends early closes its input: that it failed shows in its status.
        scope.spawn(move || stdin.write_all(input).is_ok());
        let complaint = scope.spawn(move || {
            let mut text = Vec::new();
            stderr.read_to_end(&mut text).map_or_else(|_| Vec::new(), |_| text)
        });
        scope.spawn(move || {
            let mut text = Vec::new();
            let result = stdout.read_to_end(&mut text).map(|_| text);
            send.send(result).is_ok()
        });
        let result = answer.recv_timeout(Duration::from_secs(u64::from(seconds.max(1))));
        if result.is_err() {
            // Ending it closes the pipes, which lets the threads of this scope end.
            child.kill().map_err(|e| EngineError::Failed { message: e.to_string() })?;
        }
        let status = child.wait().map_err(|e| EngineError::Failed { message: e.to_string() })?;
        let complaint = complaint.join().unwrap_or_default();
        match result {
            Err(_) => Err(EngineError::TimedOut { seconds }),
            Ok(Ok(text)) if status.success() => Ok(String::from_utf8_lossy(&text).into_owned()),
            Ok(_) => {
                let text = String::from_utf8_lossy(&complaint);
                let message = text.lines().rfind(|l| !l.trim().is_empty()).unwrap_or("no message").to_owned();
                Err(EngineError::Failed { message })
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shell(script: &str) -> Child {
        Command::new("sh")
            .args(["-c", script])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap()
    }

    #[test]
    fn a_child_that_hangs_is_ended() {
        let error = converse(shell("exec sleep 30"), b"", 1).unwrap_err();
        assert_eq!(error, EngineError::TimedOut { seconds: 1 });
    }

    #[test]
    fn what_it_complains_of_is_told() {
        let error = converse(shell("echo 'no such model' >&2; exit 3"), b"unread", 5).unwrap_err();
        assert_eq!(error, EngineError::Failed { message: "no such model".to_owned() });
        assert_eq!(converse(shell("cat"), b"answer", 5), Ok("answer".to_owned()));
    }

    #[test]
    fn a_missing_program_is_named() {
        let settings =
            OcrSettings { program: Some("/nonexistent/tesseract".to_owned()), ..OcrSettings::default() };
        let error = Tesseract::find(&settings).unwrap_err();
        assert_eq!(error, EngineError::Missing { program: "/nonexistent/tesseract".to_owned() });
    }
}
