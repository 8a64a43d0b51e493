using System.Text.Json.Serialization;

namespace Notecast.AwsPackages.Tests.IdempotentMethods;

// The official serializer asks for object and for simple types too.
[JsonSerializable(typeof(object))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(int))]
[JsonSerializable(typeof(Job))]
[JsonSerializable(typeof(Narration))]
internal sealed partial class NarrationContext : JsonSerializerContext;

internal sealed record Job(string NoteKey, int Revision);

internal sealed record Narration(string ObjectKey, double Seconds);
