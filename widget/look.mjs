import { chromium } from 'playwright-core';
const ARGS=['--no-sandbox','--disable-gpu','--disable-quic','--no-first-run','--disable-background-networking','--disable-component-update','--disable-sync'];
const browser = await chromium.launch({executablePath:'/usr/bin/chromium',args:ARGS});
const url=process.argv[2];
async function go(name, viewport, colorScheme){
  const page = await browser.newPage({viewport, colorScheme});
  page.on('console',m=>console.log(name,'console',m.type(),m.text()));
  page.on('pageerror',e=>console.log(name,'error',e.message));
  await page.goto(url);
  await page.getByRole('textbox').waitFor();
  await page.waitForTimeout(800);
  await page.screenshot({path:`/tmp/shot_${name}_start.png`});
  const say=async(t)=>{await page.getByRole('textbox').fill(t); await page.keyboard.press('Enter');};
  await say('start the half kneeling psoas stretch');
  await page.getByRole('button',{name:'No, none of those'}).waitFor();
  await page.waitForTimeout(300);
  await page.screenshot({path:`/tmp/shot_${name}_screening.png`});
  await page.getByRole('button',{name:'No, none of those'}).click();
  await page.getByRole('button',{name:'Ready'}).click();
  await page.getByRole('button',{name:'Pause'}).waitFor();
  await page.waitForTimeout(9000);
  await page.screenshot({path:`/tmp/shot_${name}_hold.png`});
  await page.close();
}
await go('desk',{width:1280,height:800},'light');
await go('phone',{width:390,height:844},'dark');
await go('small',{width:320,height:568},'light');
await browser.close();
