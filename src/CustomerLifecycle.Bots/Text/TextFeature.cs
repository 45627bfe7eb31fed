namespace CustomerLifecycle.Bots.Text;

/// <summary>One hashed feature of a text with how often it occurs, scaled by how much such a feature tells.</summary>
internal readonly record struct TextFeature(ulong Hash, FeatureFamily Family, float Weight);
