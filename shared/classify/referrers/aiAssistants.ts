/**
 * AI assistants: facts (name, hosts) from AIAssistants.yml of matomo-org/searchengine-and-social-list
 * (CC0), read in 2026. Ours: Character.AI, Doubao, Google AI Studio, Kimi, Phind, Pi, Poe, more hosts
 * of Copilot and DeepSeek, names (`=`) and Android packages (`@`). The notation is explained in
 * `sites.ts`.
 */
export const aiAssistants = `
Baidu AI: yiyan.baidu.com ai.baidu.com
Character.AI: character.ai
Chat+: chatplus.com chat-gpt.org
ChatGLM: chatglm.cn
ChatGPT: chatgpt.com chat.openai.com labs.openai.com =chatgpt =openai @com.openai.chatgpt
Claude: claude.ai =claude @com.anthropic.claude
Copilot: copilot.microsoft.com copilot.com m365.cloud.microsoft copilot.cloud.microsoft bing.com/chat =copilot @com.microsoft.copilot
DeepSeek: deepseek.com =deepseek @com.deepseek.chat
Doubao: doubao.com
Duck.ai: duck.ai
Gemini: gemini.google.com bard.google.com =gemini =bard @com.google.android.apps.bard
Google AI Studio: aistudio.google.com
Grok: grok.com x.com/i/grok =grok @ai.x.grok
iAsk: iask.ai
Jasper: app.jasper.ai
Kimi: kimi.com kimi.moonshot.cn
Le Chat: chat.mistral.ai =mistral =lechat
Meta AI: meta.ai =metaai
NotebookLM: notebooklm.google.com =notebooklm
Perplexity: perplexity.ai =perplexity @ai.perplexity.app.android
Phind: phind.com
Pi: pi.ai
Poe: poe.com
Qwen: chat.qwen.ai =qwen
Writesonic: app.writesonic.com
You.com: you.com
`;
