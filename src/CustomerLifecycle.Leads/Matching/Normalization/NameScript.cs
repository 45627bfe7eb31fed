namespace CustomerLifecycle.Leads.Matching;

/// <summary>The script of a name, which decides how it is taken apart.</summary>
public enum NameScript
{
    /// <summary>Chinese characters: surname first, no blanks.</summary>
    Han = 0,

    /// <summary>Words with blanks between them, in any order.</summary>
    Words = 1,
}
