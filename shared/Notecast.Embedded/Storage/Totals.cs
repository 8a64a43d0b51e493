namespace Notecast.Embedded.Storage;

/// <summary>What was done since the data folder was made.</summary>
internal static class Totals
{
    public const string Narrations = "Narrations";
    public const string SynthesizedSegments = "SynthesizedSegments";
    public const string BilledCharacters = "BilledCharacters";

    public static void Add(Session session, string name, long amount) => session.Execute(
        "insert into totals (Name, Value) values (@name, @amount) on conflict do update set Value = Value + excluded.Value",
        ("@name", name),
        ("@amount", amount));

    public static long Read(Session session, string name) => session.Scalar("select Value from totals where Name = @name", ("@name", name)) as long? ?? 0;
}
