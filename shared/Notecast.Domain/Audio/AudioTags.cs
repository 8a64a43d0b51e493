namespace Notecast.Domain.Audio;

/// <summary>What the tags of an audio file say. Members that are null, blank or unknown leave no tag.</summary>
/// <param name="Title">The title.</param>
/// <param name="LanguageCode">The spoken language, as BCP 47 or as Amazon Polly writes it: <c>en-US</c>, <c>cmn-CN</c>, <c>arb</c>.</param>
/// <param name="Voice">The voice that speaks.</param>
public sealed record AudioTags(string? Title, string? LanguageCode, string? Voice);
