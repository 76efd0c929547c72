-- Version 11: what a person thinks of answers, each with its whole answer in its JSON form.
CREATE TABLE IF NOT EXISTS judgements (
    turn TEXT PRIMARY KEY,
    good INTEGER NOT NULL,
    reason TEXT NOT NULL,
    comment TEXT NOT NULL,
    before TEXT NOT NULL,      -- the questions before it in one conversation, a JSON list
    judged TEXT NOT NULL,
    answer TEXT NOT NULL
) WITHOUT ROWID
