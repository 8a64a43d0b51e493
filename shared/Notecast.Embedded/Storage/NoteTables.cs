namespace Notecast.Embedded.Storage;

/// <summary>
/// The notes table and its change capture. Any program that speaks SQLite may write the table, so all rules are the database's own,
/// and use only functions that every SQLite from 3.38 on has.
/// </summary>
/// <remarks>
/// <para>
/// Columns are named as the attributes in DynamoDB. All but UserId have no type, so that SQLite keeps each value as it was written:
/// an integer NoteId is a number, a Note that is no text is found to be none.
/// </para>
/// <para>
/// SQLite fires no delete trigger for a row that INSERT OR REPLACE replaces, so the row that stands at the key is set aside
/// in note_before first: it is the old image. It is set aside anew for each row, so one that was left there does no harm.
/// </para>
/// </remarks>
internal static class NoteTables
{
    private const string Attributes = "Note, VoiceId, Engine, LanguageCode, TextType, Title";
    private const string OldAttributes = "OldNote, OldVoiceId, OldEngine, OldLanguageCode, OldTextType, OldTitle";
    private const string NewAttributes = "NewNote, NewVoiceId, NewEngine, NewLanguageCode, NewTextType, NewTitle";
    private const string ValuesOfOld = "old.Note, old.VoiceId, old.Engine, old.LanguageCode, old.TextType, old.Title";
    private const string ValuesOfNew = "new.Note, new.VoiceId, new.Engine, new.LanguageCode, new.TextType, new.Title";
    private const string ValuesSetAside = "aside.Note, aside.VoiceId, aside.Engine, aside.LanguageCode, aside.TextType, aside.Title";

    private const string NowInMilliseconds = "cast(round((julianday('now') - 2440587.5) * 86400000.0) as integer)";

    private const string IsSameKey = "old.UserId is new.UserId and cast(old.NoteId as text) is cast(new.NoteId as text)";

    private const string SetAside = $"""
        delete from note_before;
        insert into note_before (UserId, NoteId, {Attributes})
            select UserId, NoteId, {Attributes} from notes
            where UserId = new.UserId and cast(NoteId as text) = cast(new.NoteId as text);
        """;

    // As DynamoDB, a write that alters nothing is no change.
    private const string CaptureWritten = $"""
        insert into note_changes (At, Kind, UserId, NoteId, {OldAttributes}, {NewAttributes})
            select {NowInMilliseconds}, iif(aside.UserId is null, 'INSERT', 'MODIFY'), new.UserId, new.NoteId, {ValuesSetAside}, {ValuesOfNew}
            from (select 1) left join note_before as aside
            where aside.UserId is null
                or aside.NoteId is not new.NoteId or aside.Note is not new.Note or aside.VoiceId is not new.VoiceId
                or aside.Engine is not new.Engine or aside.LanguageCode is not new.LanguageCode
                or aside.TextType is not new.TextType or aside.Title is not new.Title;
        delete from note_before;
        """;

    private const string CaptureRemoved = $"""
        insert into note_changes (At, Kind, UserId, NoteId, {OldAttributes})
            values ({NowInMilliseconds}, 'REMOVE', old.UserId, old.NoteId, {ValuesOfOld});
        """;

    public const string Sql = $"""
        create table notes (
            UserId text not null
                constraint "UserId must be text and not empty" check (typeof(UserId) = 'text' and UserId <> ''),
            NoteId not null
                constraint "NoteId must be text or an integer and not empty" check (typeof(NoteId) in ('text', 'integer') and NoteId <> ''),
            Note,
            VoiceId,
            Engine,
            LanguageCode,
            TextType,
            Title,
            primary key (UserId, NoteId)
        );
        create unique index notes_key on notes (UserId, cast(NoteId as text));

        create table note_before (UserId, NoteId, {Attributes});

        create table note_changes (
            Sequence integer primary key autoincrement,
            At integer not null,
            Kind text not null check (Kind in ('INSERT', 'MODIFY', 'REMOVE')),
            UserId not null,
            NoteId not null,
            OldNote, OldVoiceId, OldEngine, OldLanguageCode, OldTextType, OldTitle,
            NewNote, NewVoiceId, NewEngine, NewLanguageCode, NewTextType, NewTitle
        );

        create index note_removals on note_changes (UserId, NoteId) where Kind = 'REMOVE';

        create trigger notes_inserting before insert on notes begin
            {SetAside}
        end;

        create trigger notes_inserted after insert on notes begin
            {CaptureWritten}
        end;

        create trigger notes_moving before update of UserId, NoteId on notes when not ({IsSameKey}) begin
            {SetAside}
        end;

        create trigger notes_moved after update of UserId, NoteId on notes when not ({IsSameKey}) begin
            {CaptureRemoved}
            {CaptureWritten}
        end;

        create trigger notes_modified after update on notes
        when {IsSameKey}
            and (old.NoteId is not new.NoteId or old.Note is not new.Note or old.VoiceId is not new.VoiceId
                or old.Engine is not new.Engine or old.LanguageCode is not new.LanguageCode
                or old.TextType is not new.TextType or old.Title is not new.Title)
        begin
            insert into note_changes (At, Kind, UserId, NoteId, {OldAttributes}, {NewAttributes})
                values ({NowInMilliseconds}, 'MODIFY', new.UserId, new.NoteId, {ValuesOfOld}, {ValuesOfNew});
        end;

        create trigger notes_removed after delete on notes begin
            {CaptureRemoved}
        end;
        """;
}
