namespace CustomerLifecycle.Routing;

/// <summary>An attribute of the agent or of the contact, by name: the beginning of a comparison, or what is compared with.</summary>
/// <remarks>Made by <see cref="AttributeExpression.Agent"/> and <see cref="AttributeExpression.Contact"/>.</remarks>
public readonly record struct AttributeReference
{
    internal AttributeReference(string name, bool ofContact) => (Name, IsOfContact) = (name, ofContact);

    /// <summary>The attribute's name, 1 to 100 characters, compared by ordinal.</summary>
    public string Name { get; }

    /// <summary>True for an attribute of the contact, false for one of the agent.</summary>
    public bool IsOfContact { get; }

    /// <summary>The attribute is there.</summary>
    public AttributeExpression Exists() => AttributeExpression.Compare(this, AttributeOperator.Exists, []);

    /// <summary>Equal to a value.</summary>
    /// <param name="value">The value.</param>
    public AttributeExpression Is(AttributeValue value) => AttributeExpression.Compare(this, AttributeOperator.Equal, [value]);

    /// <summary>Equal to an attribute of the contact.</summary>
    /// <param name="contact">The contact's attribute.</param>
    public AttributeExpression Is(AttributeReference contact) => AttributeExpression.Compare(this, AttributeOperator.Equal, contact);

    /// <summary>Not equal to a value; also when the attribute is not there.</summary>
    /// <param name="value">The value.</param>
    public AttributeExpression IsNot(AttributeValue value) => AttributeExpression.Compare(this, AttributeOperator.NotEqual, [value]);

    /// <summary>Not equal to an attribute of the contact; also when either is not there.</summary>
    /// <param name="contact">The contact's attribute.</param>
    public AttributeExpression IsNot(AttributeReference contact) => AttributeExpression.Compare(this, AttributeOperator.NotEqual, contact);

    /// <summary>Less than a value: numbers by size, texts by ordinal.</summary>
    /// <param name="value">The value.</param>
    public AttributeExpression Below(AttributeValue value) => AttributeExpression.Compare(this, AttributeOperator.Less, [value]);

    /// <summary>Less than a value or equal to it.</summary>
    /// <param name="value">The value.</param>
    public AttributeExpression AtMost(AttributeValue value) => AttributeExpression.Compare(this, AttributeOperator.LessOrEqual, [value]);

    /// <summary>Less than an attribute of the contact or equal to it.</summary>
    /// <param name="contact">The contact's attribute.</param>
    public AttributeExpression AtMost(AttributeReference contact) => AttributeExpression.Compare(this, AttributeOperator.LessOrEqual, contact);

    /// <summary>Greater than a value.</summary>
    /// <param name="value">The value.</param>
    public AttributeExpression Above(AttributeValue value) => AttributeExpression.Compare(this, AttributeOperator.Greater, [value]);

    /// <summary>Greater than a value or equal to it.</summary>
    /// <param name="value">The value.</param>
    public AttributeExpression AtLeast(AttributeValue value) => AttributeExpression.Compare(this, AttributeOperator.GreaterOrEqual, [value]);

    /// <summary>Greater than an attribute of the contact or equal to it.</summary>
    /// <param name="contact">The contact's attribute.</param>
    public AttributeExpression AtLeast(AttributeReference contact) => AttributeExpression.Compare(this, AttributeOperator.GreaterOrEqual, contact);

    /// <summary>Equal to one of several values.</summary>
    /// <param name="values">1 to 50 values.</param>
    public AttributeExpression In(params IEnumerable<AttributeValue> values) => AttributeExpression.Compare(this, AttributeOperator.In, [.. values]);

    /// <summary>Equal to none of several values; also when the attribute is not there.</summary>
    /// <param name="values">1 to 50 values.</param>
    public AttributeExpression NotIn(params IEnumerable<AttributeValue> values) => AttributeExpression.Compare(this, AttributeOperator.NotIn, [.. values]);

    /// <summary>A set that has the text, or a text that contains it.</summary>
    /// <param name="text">The text.</param>
    public AttributeExpression Contains(string text) => AttributeExpression.Compare(this, AttributeOperator.Contains, [text]);

    /// <summary>A set that has the contact's attribute, or a text that contains it.</summary>
    /// <param name="contact">The contact's attribute.</param>
    public AttributeExpression Contains(AttributeReference contact) => AttributeExpression.Compare(this, AttributeOperator.Contains, contact);

    /// <summary>As it is written in an expression.</summary>
    public override string ToString() => (IsOfContact ? "contact." : "agent.") + Name;
}
