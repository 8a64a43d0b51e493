namespace Notecast.Domain.Speech;

/// <summary>How a voice sounds, as Polly names it.</summary>
public enum VoiceGender
{
    /// <summary>A woman's voice.</summary>
    Female,

    /// <summary>A man's voice.</summary>
    Male,
}
