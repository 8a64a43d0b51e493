namespace Amazon.Polly.Model;

/// <summary>A voice.</summary>
public class Voice
{
    /// <summary>Codes of the languages that a bilingual voice also speaks.</summary>
    public List<string> AdditionalLanguageCodes { get; set; }

    /// <summary>Its gender.</summary>
    public Gender Gender { get; set; }

    /// <summary>Its id.</summary>
    public VoiceId Id { get; set; }

    /// <summary>The language that it speaks first.</summary>
    public LanguageCode LanguageCode { get; set; }

    /// <summary>That language in English.</summary>
    public string LanguageName { get; set; }

    /// <summary>Its name to show.</summary>
    public string Name { get; set; }

    /// <summary>The engines that it has.</summary>
    public List<string> SupportedEngines { get; set; }
}
