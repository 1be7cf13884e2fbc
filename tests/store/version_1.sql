-- A database as version 1 wrote it: written once, never changed, so that its rows can always be read.
CREATE TABLE rounds (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            pitch TEXT NOT NULL,
            title TEXT NOT NULL,
            audience TEXT NOT NULL,
            family TEXT NOT NULL,
            language TEXT NOT NULL,
            started_at TEXT NOT NULL,
            slot_seconds REAL NOT NULL,
            characters INTEGER NOT NULL,
            units INTEGER NOT NULL,
            words INTEGER,
            commas INTEGER NOT NULL,
            sentences INTEGER NOT NULL,
            outcome TEXT NOT NULL,
            seconds REAL NOT NULL,
            take TEXT,
            owner TEXT,
            comma_seconds REAL,
            stop_seconds REAL
        );
CREATE TABLE marks (
            round_id INTEGER NOT NULL REFERENCES rounds (id) ON DELETE CASCADE,
            position INTEGER NOT NULL,
            role TEXT,
            heading TEXT NOT NULL,
            planned_seconds REAL NOT NULL,
            units INTEGER NOT NULL,
            commas INTEGER NOT NULL,
            sentences INTEGER NOT NULL,
            ended_at REAL,
            PRIMARY KEY (round_id, position)
        ) WITHOUT ROWID;
CREATE INDEX rounds_by_pitch ON rounds (pitch, started_at);
CREATE INDEX rounds_by_time ON rounds (started_at);
CREATE INDEX rounds_running ON rounds (owner) WHERE outcome = 'running';
INSERT INTO rounds VALUES (1, '/home/花子/pitches/飲食店.md', '行政書士の自己紹介', '飲食店を開く方', '行政書士', 'ja',
    '2025-01-31T03:04:05.678901+00:00', 60.0, 314, 402, NULL, 9, 6, 'done', 58.75, '/takes/1.wav', NULL, 2.5, 4.25);
INSERT INTO rounds VALUES (2, '/home/花子/pitches/english.md', 'Permits', '', 'Permits', 'en',
    '2025-01-31T04:00:00.000000+00:00', 30.0, 380, 91, 70, 3, 5, 'running', 7.5, NULL, '0123456789abcdef', NULL, NULL);
INSERT INTO marks VALUES (1, 0, 'target', 'ターゲット', 15.25, 101, 2, 2, 14.5), (1, 1, NULL, '', 44.75, 301, 7, 4, NULL),
    (2, 0, 'hook', 'Hook', 30.0, 91, 3, 5, NULL);
PRAGMA user_version = 1;
